import { formatDay } from '@/lib/dates'
import { toWordingId } from '@/lib/urls'
import type { DisclaimerView } from '@/queries/page.view'
import styles from './DisclaimerPage.module.css'
import { PageHeader, Stack } from './PageHeader'

/** Every wording of a disclaimer, newest first, with what proves each; days are days in `timeZone`. */
export function DisclaimerPage({
  disclaimer: { wordings },
  timeZone,
}: {
  disclaimer: DisclaimerView
  timeZone: string
}) {
  return (
    <Stack>
      <PageHeader kicker="Disclaimer" title="All wordings of this disclaimer">
        <p>
          An article keeps the wording that was in force when it was published. The SHA-256 of a wording’s
          UTF-8 bytes shows that a copy of it is exact.
        </p>
      </PageHeader>
      {wordings.map(({ revision, text, sha256, from, until }) => (
        <section
          key={revision}
          id={toWordingId(revision)}
          className={styles.wording}
          aria-labelledby={`heading-${revision}`}
        >
          <h2 id={`heading-${revision}`}>Wording {revision}</h2>
          <p className={styles.record}>
            In force {until === undefined ? 'since' : 'from'}{' '}
            <time dateTime={from}>{formatDay(from, timeZone)}</time>
            {until !== undefined && (
              <>
                {' '}
                until <time dateTime={until}>{formatDay(until, timeZone)}</time>
              </>
            )}
          </p>
          <blockquote className={styles.text} dir="auto">
            {text}
          </blockquote>
          <p className={styles.record}>
            SHA-256: <code>{sha256}</code>
          </p>
        </section>
      ))}
    </Stack>
  )
}
