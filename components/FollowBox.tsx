import type { LinkView } from '@/queries/article.view'
import styles from './FollowBox.module.css'

type Props = { id: string; title: string; text?: string; ways: LinkView[] }

/** How to be told of what comes out next. */
export function FollowBox({ id, title, text, ways }: Props) {
  return (
    <section className={styles.box} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {text && <p className={styles.text}>{text}</p>}
      <ul className={styles.ways}>
        {ways.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
