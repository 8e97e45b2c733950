import type { GoneFor } from '@/lib/gone'
import { type Locale, pathIn } from '@/lib/locale'
import { archivePath, homePath, searchPath } from '@/lib/urls'
import type { ArticleCard } from '@/queries/article.view'
import { Fill } from './Fill'
import { Newest } from './Newest'
import { PageHeader, Stack } from './PageHeader'
import { SearchLine } from './SearchLine'
import styles from './SearchPage.module.css'

type Props = {
  reason: 'gone' | 'unknown'
  /** What readers are told of why it is gone. */
  goneFor?: GoneFor | undefined
  newest?: ArticleCard[]
  locale: Locale
  /** The site's other languages: one page of the edition answers for addresses in all of them. */
  others?: Locale[]
}

/** What readers see where no page is: why, in each language of the site, and ways on. */
export function Absent({ reason, goneFor, newest = [], locale, others = [] }: Props) {
  const words = locale.words.absent
  const [kicker, title, told] =
    reason === 'gone'
      ? [words.goneKicker, words.goneTitle, words.gone]
      : [words.unknownKicker, words.unknownTitle, words.unknown]
  return (
    <Stack>
      <PageHeader kicker={kicker} title={title}>
        <p>{told}</p>
        {goneFor && <p>{words.goneFor[goneFor]}</p>}
        <p>
          <Fill
            words={words.ways}
            with={{
              home: <a href={pathIn(homePath, locale)}>{words.home}</a>,
              archive: <a href={pathIn(archivePath, locale)}>{words.archive}</a>,
            }}
          />
        </p>
        {others.map((other) => (
          <InShort key={other.language} reason={reason} goneFor={goneFor} locale={other} />
        ))}
      </PageHeader>
      <form
        className={styles.form}
        role="search"
        aria-label={locale.words.search.title}
        action={pathIn(searchPath, locale)}
      >
        <SearchLine locale={locale} />
      </form>
      <Newest articles={newest} locale={locale} />
    </Stack>
  )
}

/** The same in a line of another language. */
function InShort({ reason, goneFor, locale }: Pick<Props, 'reason' | 'goneFor' | 'locale'>) {
  const { absent } = locale.words
  return (
    <p lang={locale.language}>
      {reason === 'gone' ? absent.goneTitle : absent.unknownTitle}. {goneFor && `${absent.goneFor[goneFor]} `}
      <Fill words={absent.onward} with={{ home: <a href={pathIn(homePath, locale)}>{absent.home}</a> }} />
    </p>
  )
}
