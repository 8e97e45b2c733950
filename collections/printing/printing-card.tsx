import type { ServerProps } from 'payload'
import { now } from '@/lib/clock'
import { hasRole } from '../access'
import { type Failure, toCard } from './card'
import styles from './printing.module.css'
import { getPrinting } from './printing'
import { RetryButton } from './retry-button.client'

/** What readers do not have yet, and why: on the newsroom's dashboard, above everything else. */
export async function PrintingCard({ payload, user }: ServerProps) {
  const { lines, failures, unlisted } = toCard(await getPrinting(payload), now())
  const isPublisher = hasRole({ user: user ?? null }, 'publisher')
  const hasFailures = failures.length > 0
  return (
    <section className={styles.section} aria-labelledby="printing">
      <h2 className={styles.heading} id="printing">
        Printing
      </h2>
      <div className={styles.card}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {hasFailures && (
          <Failures failures={failures} unlisted={unlisted} adminRoute={payload.config.routes.admin} />
        )}
        {isPublisher && <RetryButton isNeeded={hasFailures} />}
        {!isPublisher && hasFailures && <p>A publisher can have it tried again here.</p>}
      </div>
    </section>
  )
}

function Failures({
  failures,
  unlisted,
  adminRoute,
}: {
  failures: Failure[]
  unlisted: number
  adminRoute: string
}) {
  return (
    <>
      <h3 className={styles.subheading}>Not printed</h3>
      <ul className={styles.failures}>
        {failures.map(({ what, document, message }, index) => (
          <li key={index}>
            {document ? <a href={`${adminRoute}/collections/${document}`}>{what}</a> : what}
            {what && ': '}
            {message}
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p>And {unlisted} more.</p>}
    </>
  )
}
