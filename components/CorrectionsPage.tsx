import { LANGUAGES } from '@/lib/languages'
import { type Locale, pathIn } from '@/lib/locale'
import { articlePath, correctionsPath, correctionsPathOf } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { LinkView } from '@/queries/article.view'
import type { CorrectionOfArticle } from '@/queries/page.view'
import styles from './CorrectionsPage.module.css'
import { Day } from './Day'
import { LinkList } from './LinkList'
import { PageHeader, Stack } from './PageHeader'

type Props = { corrections: CorrectionOfArticle[]; policy: LinkView | undefined; locale: Locale }

/** The newest corrections, with ways to those of each year. */
export function CorrectionsPage({ corrections, policy, years, locale }: Props & { years: number[] }) {
  const words = locale.words.corrections
  return (
    <Stack>
      <PageHeader title={words.title}>
        <p>{corrections.length > 0 ? words.intro : words.none}</p>
        <Policy policy={policy} />
      </PageHeader>
      <Corrections corrections={corrections} locale={locale} />
      {years.length > 0 && (
        <nav aria-labelledby="years">
          <h2 id="years" className={styles.years}>
            {words.byYear}
          </h2>
          <LinkList
            links={years.map((year) => ({
              href: pathIn(correctionsPathOf(year), locale),
              label: String(year),
            }))}
            locale={locale}
          />
        </nav>
      )}
    </Stack>
  )
}

/** All corrections of a year. */
export function CorrectionsYearPage({ corrections, policy, year, locale }: Props & { year: number }) {
  const words = locale.words.corrections
  const all = pathIn(correctionsPath, locale)
  return (
    <Stack>
      <PageHeader kicker={words.title} kickerHref={all} title={fillText(words.ofYear, { year })}>
        <Policy policy={policy} />
      </PageHeader>
      <Corrections corrections={corrections} locale={locale} />
      <p>
        <a href={all}>{words.newest}</a>
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

function Corrections({ corrections, locale }: Pick<Props, 'corrections' | 'locale'>) {
  if (corrections.length === 0) return null
  return (
    <ul className={styles.corrections}>
      {corrections.map(({ kind, date, text, slug, headline, language }, index) => (
        <li key={index}>
          <p className={styles.kind}>
            <b>{locale.words.corrections[kind]}</b>, <Day iso={date} locale={locale} />
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
