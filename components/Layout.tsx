import type { ReactNode } from 'react'
import { LANGUAGES } from '@/lib/languages'
import type { SiteLanguage } from '@/lib/words'
import type { LinkView } from '@/queries/article.view'
import type { SiteLink, SiteView } from '@/queries/site.view'
import { type Locale, pathIn } from '@/lib/locale'
import {
  archivePath,
  authorsPath,
  correctionsPath,
  followPath,
  homePath,
  searchPath,
  topicsPath,
} from '@/lib/urls'
import styles from './Layout.module.css'

/** Everything published is a few steps from one of these. */
const WAYS = [
  ['topics', topicsPath],
  ['authors', authorsPath],
  ['archive', archivePath],
  ['corrections', correctionsPath],
  ['follow', followPath],
] as const

type Props = {
  site: SiteView
  locale: Locale
  /** The page, or else the front page, in the site's other languages. */
  languages?: LanguageLink[]
  children: ReactNode
}

/** A way to the site in one of its languages. */
export type LanguageLink = { language: SiteLanguage; href: string }

/** The frame of every page: masthead, navigation, what the page says, footer. */
export function Layout({ site, locale, languages = [], children }: Props) {
  const { words, language } = locale
  // What is written without a language is written in the site's first.
  const [first] = site.languages
  const inFirst = first === language ? undefined : first
  const inLanguage = (links: SiteLink[]) =>
    links
      .filter((link) => link.language === undefined || link.language === language)
      .map((link) => ({ ...link, lang: link.language === undefined ? inFirst : undefined }))
  const search = { label: words.site.search, href: pathIn(searchPath, locale) }
  const sections = inLanguage(site.navigation).filter(({ href }) => href !== search.href)
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {words.site.skip}
      </a>
      <header className={styles.masthead}>
        <div className={styles.band}>
          <p className={styles.name}>
            <a href={pathIn(homePath, locale)}>{site.name}</a>
          </p>
          {site.tagline && (
            <p className={styles.tagline} lang={inFirst}>
              {site.tagline}
            </p>
          )}
        </div>
        <div className={styles.ways}>
          <nav aria-label={words.site.sections}>
            <Links links={[...sections, search]} />
          </nav>
          {languages.length > 0 && (
            <nav aria-label={words.site.languages}>
              <ul className={styles.links}>
                {languages.map(({ language: each, href }) => (
                  <li key={each}>
                    <a href={href} lang={each} hrefLang={each}>
                      {LANGUAGES[each].name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main id="content" className={styles.content}>
        {children}
      </main>
      <footer className={styles.footer}>
        <nav aria-label={words.site.about}>
          <Links links={[...inLanguage(site.footer), ...site.elsewhere]} />
        </nav>
        <nav aria-label={words.site.ways}>
          <Links
            links={WAYS.map(([name, path]) => ({ label: words.site[name], href: pathIn(path, locale) }))}
          />
        </nav>
      </footer>
    </div>
  )
}

const Links = ({ links }: { links: (LinkView & { lang?: SiteLanguage | undefined })[] }) => (
  <ul className={styles.links}>
    {links.map(({ label, href, lang }) => (
      <li key={href}>
        <a href={href} lang={lang}>
          {label}
        </a>
      </li>
    ))}
  </ul>
)
