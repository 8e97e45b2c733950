import { FEED_READERS } from '@/lib/feed-readers'
import { FORMAT_NAMES, FORMATS, toScopeName } from '@/lib/feed-scope'
import { type Locale, pathIn } from '@/lib/locale'
import { followPaths, opmlPath } from '@/lib/urls'
import type { FeedGroup } from '@/queries/feed.view'
import { FeedLinks } from './FeedLinks'
import styles from './FollowPage.module.css'
import { PageHeader, Stack } from './PageHeader'

type Props = { groups: FeedGroup[]; locale: Locale; toUrl: (path: string) => string }

/** How to be told of what comes out, and what that tells others; `toUrl` gives an address with the site's origin. */
export function FollowPage({ groups, locale, toUrl }: Props) {
  const words = locale.words.follow
  return (
    <Stack>
      <PageHeader title={words.title}>
        <p>{words.intro}</p>
      </PageHeader>
      <section className={styles.part} aria-labelledby="how">
        <h2 id="how">{words.howTitle}</h2>
        <p>{words.howText}</p>
        <dl className={styles.feeds} aria-label={words.feeds}>
          {FORMATS.map((format) => (
            <div key={format}>
              <dt>{FORMAT_NAMES[format]}</dt>
              <dd>
                <a href={followPaths[format]}>{toUrl(followPaths[format])}</a>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.part} aria-labelledby="readers">
        <h2 id="readers">{words.readers}</h2>
        <p>{words.readersText}</p>
        <ul className={styles.readers}>
          {FEED_READERS.map(({ name, toSubscribe }) => (
            <li key={name}>
              <a href={toSubscribe(toUrl(followPaths.atom))}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
      {groups.length > 0 && (
        <section className={styles.part} aria-labelledby="parts">
          <h2 id="parts">{words.parts}</h2>
          <p>{words.partsText}</p>
          <p>
            <a href={pathIn(opmlPath, locale)}>{words.list}</a>
          </p>
          {groups.map(({ title, feeds }) => (
            <div key={title} className={styles.group}>
              <h3>{title}</h3>
              <ul>
                {feeds.map(({ name, scope, lang }) => (
                  <li key={toScopeName(scope)}>
                    <FeedLinks name={name} scope={scope} lang={lang} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
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
