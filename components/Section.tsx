import type { ReactNode } from 'react'
import type { LinkView } from '@/queries/article.view'
import styles from './Section.module.css'

type Props = {
  /** Of the heading; one of its own on the page. */
  id: string
  title: string
  /** Where the title leads: to the list that the section shows a part of. */
  href?: string
  /** A way to all the rest, below what the section shows. */
  more?: LinkView
  children: ReactNode
}

/** A part of the front page under a heading, which stands beside it on wide screens. */
export function Section({ id, title, href, more, children }: Props) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {href ? <a href={href}>{title}</a> : title}
      </h2>
      <div className={styles.content}>
        {children}
        {more && (
          <p className={styles.more}>
            <a href={more.href}>{more.label}</a>
          </p>
        )}
      </div>
    </section>
  )
}
