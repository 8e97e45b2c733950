import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath, revisionsPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { RevisionsView, RevisionView } from '@/queries/revision.view'
import { Day } from './Day'
import { PageHeader, Stack } from './PageHeader'
import styles from './RevisionsPage.module.css'

type Props = { revisions: RevisionsView; locale: Locale }

/** Every wording of an article that readers have had: its day, what was changed, and the way to it where it may still be read. */
export function RevisionsPage({ revisions: { article, revisions }, locale }: Props) {
  const words = locale.words.revisions
  const { slug, headline, language } = article
  return (
    <Stack>
      <PageHeader kicker={words.kicker} title={fillText(words.title, { headline: isolate(headline) })}>
        <p>{words.intro}</p>
        <p>
          <a href={articlePath(slug)}>{words.article}</a>
        </p>
      </PageHeader>
      <ol className={styles.revisions} reversed>
        {revisions.map((revision) => (
          <li key={revision.number} className={styles.revision}>
            <h2 className={styles.number}>
              {fillText(words.revision, { number: revision.number })},{' '}
              <Day iso={revision.from} locale={locale} />
            </h2>
            <Told revision={revision} language={language} locale={locale} />
            <p className={styles.way}>
              {revision.isShown ? (
                <a href={revisionsPath(slug, revision.number)}>
                  {fillText(words.read, { number: revision.number })}
                </a>
              ) : (
                words.hidden
              )}
            </p>
          </li>
        ))}
      </ol>
    </Stack>
  )
}

/** Keeps words of one direction together within those of another (Unicode, UAX 9). */
const isolate = (text: string) => `\u2068${text}\u2069`

type ToldProps = {
  revision: RevisionView
  language: RevisionsView['article']['language']
  locale: Locale
}

/** What readers were told of the change; of mended spelling and the like they were told nothing. */
function Told({ revision: { number, told }, language, locale }: ToldProps) {
  const { revisions, corrections } = locale.words
  if (told.length === 0) return <p>{number === 1 ? revisions.first : revisions.minor}</p>
  return told.map(({ kind, text }, index) => (
    <p key={index}>
      <b>{corrections[kind]}:</b>{' '}
      <span lang={language} dir={LANGUAGES[language].dir} className={styles.told}>
        {text}
      </span>
    </p>
  ))
}
