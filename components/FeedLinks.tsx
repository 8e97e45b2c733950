import { feedPath, type FeedScope, FORMAT_NAMES, FORMATS } from '@/lib/feed-scope'
import styles from './FeedLinks.module.css'

/** A feed in each of its formats; `name` says of what it is. */
export function FeedLinks({
  name,
  scope,
  lang,
}: {
  name: string
  scope: FeedScope
  lang?: string | undefined
}) {
  return (
    <p className={styles.feed}>
      <bdi lang={lang}>{name}</bdi>
      {FORMATS.map((format) => (
        <a
          key={format}
          href={feedPath(scope, format)}
          aria-label={`${name}: ${FORMAT_NAMES[format]}`}
          lang={lang}
        >
          {FORMAT_NAMES[format]}
        </a>
      ))}
    </p>
  )
}
