import { formatDay } from '@/lib/dates'
import { CORRECTIONS } from '@/lib/kinds'
import { LANGUAGES } from '@/lib/languages'
import { articlePath, correctionsPath, correctionsPathOf } from '@/lib/urls'
import type { LinkView } from '@/queries/article.view'
import type { CorrectionOfArticle } from '@/queries/page.view'
import styles from './CorrectionsPage.module.css'
import { LinkList } from './LinkList'
import { PageHeader, Stack } from './PageHeader'

type Props = { corrections: CorrectionOfArticle[]; policy: LinkView | undefined; timeZone: string }

/** The newest corrections, with ways to those of each year. */
export function CorrectionsPage({ corrections, policy, years, timeZone }: Props & { years: number[] }) {
  return (
    <Stack>
      <PageHeader title="Corrections">
        <p>
          {corrections.length > 0
            ? 'What was put right in our articles, the newest first.'
            : 'Nothing has been put right yet.'}
        </p>
        <Policy policy={policy} />
      </PageHeader>
      <Corrections corrections={corrections} timeZone={timeZone} />
      {years.length > 0 && (
        <nav aria-labelledby="years">
          <h2 id="years" className={styles.years}>
            By year
          </h2>
          <LinkList links={years.map((year) => ({ href: correctionsPathOf(year), label: String(year) }))} />
        </nav>
      )}
    </Stack>
  )
}

/** All corrections of a year. */
export function CorrectionsYearPage({ corrections, policy, year, timeZone }: Props & { year: number }) {
  return (
    <Stack>
      <PageHeader kicker="Corrections" kickerHref={correctionsPath} title={`Corrections of ${year}`}>
        <Policy policy={policy} />
      </PageHeader>
      <Corrections corrections={corrections} timeZone={timeZone} />
      <p>
        <a href={correctionsPath}>The newest corrections</a>
      </p>
    </Stack>
  )
}

function Policy({ policy }: Pick<Props, 'policy'>) {
  if (!policy) return null
  return (
    <p>
      <a href={policy.href}>{policy.label}</a>
    </p>
  )
}

function Corrections({ corrections, timeZone }: Pick<Props, 'corrections' | 'timeZone'>) {
  if (corrections.length === 0) return null
  return (
    <ul className={styles.corrections}>
      {corrections.map(({ kind, date, text, slug, headline, language }, index) => (
        <li key={index}>
          <p className={styles.kind}>
            <b>{CORRECTIONS[kind]}</b>, <time dateTime={date}>{formatDay(date, timeZone)}</time>
          </p>
          <div lang={language} dir={LANGUAGES[language].dir}>
            <h2 className={styles.headline}>
              <a href={articlePath(slug)}>{headline}</a>
            </h2>
            <p className={styles.text}>{text}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
