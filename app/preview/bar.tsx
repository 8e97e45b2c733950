import type { ReactNode } from 'react'
import styles from './bar.module.css'

/** Says above a preview that it is one. */
export function Bar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={styles.bar} aria-label={label}>
      {children}
    </aside>
  )
}
