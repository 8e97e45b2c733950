'use client'

import type { Checklist, Remark } from '../checklist'
import styles from './desk.module.css'
import { FieldLink } from './field-link.client'

/** What the newest saved version still needs, and what is doubtful about it; each remark leads to its field. */
export function ChecklistList({ checklist, isPublished }: { checklist: Checklist; isPublished: boolean }) {
  const { failures, warnings } = checklist
  const isReady = failures.length === 0
  return (
    <>
      <p aria-live="polite" className={isReady ? styles.ready : undefined}>
        {isReady
          ? isPublished
            ? 'Nothing is missing'
            : 'Ready to publish'
          : `Before it can be published (${failures.length}):`}
      </p>
      <Remarks remarks={failures} className={styles.failures} />
      {warnings.length > 0 && <p>Worth another look ({warnings.length}):</p>}
      <Remarks remarks={warnings} className={styles.doubts} />
    </>
  )
}

function Remarks({ remarks, className }: { remarks: Remark[]; className: string | undefined }) {
  if (remarks.length === 0) return null
  return (
    <ul className={className}>
      {remarks.map(({ path, label, message }, index) => (
        <li key={index}>
          <FieldLink path={path}>{label}</FieldLink>: {message}
        </li>
      ))}
    </ul>
  )
}
