import type { ReactNode } from 'react'
import { LANGUAGES, type Language } from '@/lib/languages'
import styles from './Strip.module.css'

/** `label` stands above the link: what was done and when. */
type StripItem = { href: string; text: string; language?: Language; label?: ReactNode }

type Props = { id: string; title: string; href: string; items: StripItem[] }

/** A few short lines side by side, such as the newest corrections; nothing where there are none. */
export function Strip({ id, title, href, items }: Props) {
  if (items.length === 0) return null
  return (
    <section className={styles.strip} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        <a href={href}>{title}</a>
      </h2>
      <ul className={styles.items}>
        {items.map((item, index) => (
          <li key={index}>
            {item.label && <span className={styles.label}>{item.label}</span>}
            <a href={item.href} lang={item.language} dir={item.language && LANGUAGES[item.language].dir}>
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
