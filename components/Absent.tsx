import { type Locale, pathIn } from '@/lib/locale'
import { archivePath, homePath } from '@/lib/urls'
import { Fill } from './Fill'
import { PageHeader } from './PageHeader'

/** What readers see where no page is. */
export function Absent({ reason, locale }: { reason: 'gone' | 'unknown'; locale: Locale }) {
  const words = locale.words.absent
  const [kicker, title, told] =
    reason === 'gone'
      ? [words.goneKicker, words.goneTitle, words.gone]
      : [words.unknownKicker, words.unknownTitle, words.unknown]
  return (
    <PageHeader kicker={kicker} title={title}>
      <p>{told}</p>
      <p>
        <Fill
          words={words.ways}
          with={{
            home: <a href={pathIn(homePath, locale)}>{words.home}</a>,
            archive: <a href={pathIn(archivePath, locale)}>{words.archive}</a>,
          }}
        />
      </p>
    </PageHeader>
  )
}
