import type { Locale } from '@/lib/locale'
import { LONGEST } from '@/lib/search-words'
import styles from './SearchPage.module.css'

type Props = {
  locale: Locale
  q?: string
  /** The id of what explains it. */
  hint?: string
}

/** Where the words go that are searched for; a form has to stand around it. */
export function SearchLine({ locale, q = '', hint }: Props) {
  const { label, submit } = locale.words.search
  return (
    <>
      <label htmlFor="q" className={styles.label}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          id="q"
          name="q"
          type="search"
          className={styles.input}
          defaultValue={q}
          maxLength={LONGEST.characters}
          // What a reader looks for is not kept by a browser that others may use.
          autoComplete="off"
          enterKeyHint="search"
          aria-describedby={hint}
        />
        <button className={styles.button}>{submit}</button>
      </div>
    </>
  )
}
