import type { Locale } from '@/lib/locale'
import { followPaths } from '@/lib/urls'
import styles from './FollowPage.module.css'
import { PageHeader, Stack } from './PageHeader'

/** How to be told of what comes out, and what that tells others; `toUrl` gives an address with the site's origin. */
export function FollowPage({ locale, toUrl }: { locale: Locale; toUrl: (path: string) => string }) {
  const words = locale.words.follow
  const feeds = [
    ['RSS', followPaths.rss],
    ['Atom', followPaths.atom],
    ['JSON Feed', followPaths.json],
  ] as const
  return (
    <Stack>
      <PageHeader title={words.title}>
        <p>{words.intro}</p>
      </PageHeader>
      <section className={styles.part} aria-labelledby="how">
        <h2 id="how">{words.howTitle}</h2>
        <p>{words.howText}</p>
        <dl className={styles.feeds} aria-label={words.feeds}>
          {feeds.map(([name, path]) => (
            <div key={path}>
              <dt>{name}</dt>
              <dd>
                <a href={path}>{toUrl(path)}</a>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.part} aria-labelledby="what">
        <h2 id="what">{words.what}</h2>
        <p>{words.whatText}</p>
      </section>
      <section className={styles.part} aria-labelledby="safety">
        <h2 id="safety">{words.safety}</h2>
        <p>{words.safetyText}</p>
      </section>
    </Stack>
  )
}
