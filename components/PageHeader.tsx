import type { ReactNode } from 'react'
import styles from './PageHeader.module.css'

/** The heading of a page that is not an article, with what it is about. */
export function PageHeader({
  kicker,
  kickerHref,
  title,
  children,
}: {
  kicker?: string
  /** Where the kicker leads: to the list of all that are of its kind. */
  kickerHref?: string
  title: string
  children?: ReactNode
}) {
  return (
    <header className={styles.header}>
      {kicker && <p className={styles.kicker}>{kickerHref ? <a href={kickerHref}>{kicker}</a> : kicker}</p>}
      <h1 className={styles.title}>{title}</h1>
      {children}
    </header>
  )
}

/** Sections of a page, one below the other. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}
