import { countIn, dayIn, type Locale } from '@/lib/locale'
import { shorten } from '@/lib/shorten'
import type { ArticleView, CorrectionView } from '@/queries/article.view'
import { Day } from '../Day'
import { Fill } from '../Fill'
import { SiteWords } from '../SiteWords'
import styles from './Dates.module.css'

/** Characters of what changed that stand beside the day; all of it stands below the text. */
const LONGEST = 140

/** When it came out and how long it takes to read, when it was revised and why, and that it is old. */
export function Dates({ article, age, locale }: { article: ArticleView; age: number; locale: Locale }) {
  const { language, revisedAt, readingTime } = article
  const words = locale.words.article
  const told = findTold(article, locale)
  return (
    <div className={styles.dates}>
      <p>
        <SiteWords locale={locale} within={language}>
          <FirstPublished article={article} locale={locale} /> ·{' '}
          <span className={styles.readingTime}>{countIn(readingTime, words.readingTime, locale)}</span>
        </SiteWords>
      </p>
      {revisedAt && (
        <p>
          <SiteWords locale={locale} within={language}>
            <Fill words={words.revised} with={{ date: <Day iso={revisedAt} locale={locale} /> }} />
            {told && ':'}
          </SiteWords>{' '}
          {told && <a href="#corrections">{shorten(told.text, LONGEST)}</a>}
        </p>
      )}
      {age > 0 && (
        <p className={styles.age}>
          <SiteWords locale={locale} within={language}>
            {countIn(age, words.age, locale)}
          </SiteWords>
        </p>
      )}
    </div>
  )
}

function FirstPublished({
  article: { firstPublishedAt, firstPublisher },
  locale,
}: {
  article: Pick<ArticleView, 'firstPublishedAt' | 'firstPublisher'>
  locale: Locale
}) {
  const words = locale.words.article
  const date = <Day iso={firstPublishedAt} locale={locale} />
  if (!firstPublisher) return <Fill words={words.firstPublished} with={{ date }} />
  const { name, href } = firstPublisher
  return (
    <Fill
      words={words.firstPublishedBy}
      with={{ date, publisher: href ? <a href={href}>{name}</a> : name }}
    />
  )
}

/** What readers were told of the revision: the last note of its day; one of another day is about another change. */
function findTold(
  { corrections, revisedAt }: Pick<ArticleView, 'corrections' | 'revisedAt'>,
  locale: Locale,
): CorrectionView | undefined {
  if (!revisedAt) return undefined
  return corrections.findLast(({ date }) => dayIn(date, locale) === dayIn(revisedAt, locale))
}
