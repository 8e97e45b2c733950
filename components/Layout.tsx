import type { ReactNode } from 'react'
import type { SiteView } from '@/queries/site.view'
import { followPaths, homePath } from '@/lib/urls'
import styles from './Layout.module.css'

/** The frame of every page: masthead, navigation, what the page says, footer. */
export function Layout({ site, children }: { site: SiteView; children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        Skip to the text
      </a>
      <header className={styles.masthead}>
        <div className={styles.band}>
          <p className={styles.name}>
            <a href={homePath}>{site.name}</a>
          </p>
          {site.tagline && <p className={styles.tagline}>{site.tagline}</p>}
        </div>
        {site.navigation.length > 0 && (
          <nav className={styles.sections} aria-label="Sections">
            <ul>
              {site.navigation.map(({ label, href }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="content" className={styles.content}>
        {children}
      </main>
      <footer className={styles.footer}>
        <nav aria-label="About this site">
          <ul className={styles.links}>
            {[...site.footer, ...site.elsewhere].map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          Follow by feed: <a href={followPaths.rss}>RSS</a>, <a href={followPaths.atom}>Atom</a> or{' '}
          <a href={followPaths.json}>JSON</a>.
        </p>
      </footer>
    </div>
  )
}
