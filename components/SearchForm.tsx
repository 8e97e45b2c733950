import { LANGUAGES } from '@/lib/languages'
import { type Locale, pathIn } from '@/lib/locale'
import { isNarrowed, type SearchQuestion } from '@/lib/search-address'
import { searchPath } from '@/lib/urls'
import type { FiltersView } from '@/queries/search.view'
import { SearchLine } from './SearchLine'
import styles from './SearchPage.module.css'

type Props = { question: SearchQuestion; filters: FiltersView; locale: Locale }

/** One form, sent by its address; what it is narrowed to lies folded away until it is used. */
export function SearchForm({ question, filters, locale }: Props) {
  const words = locale.words.search
  const named = (names: FiltersView['topics']) =>
    names.map(({ slug, name }) => ({ value: slug, label: name }))
  const choices = [
    { name: 'topic', label: words.topic, any: words.anyTopic, options: named(filters.topics) },
    { name: 'author', label: words.author, any: words.anyAuthor, options: named(filters.authors) },
    {
      name: 'year',
      label: words.year,
      any: words.anyYear,
      options: filters.years.map((year) => ({ value: String(year), label: String(year) })),
    },
    {
      name: 'language',
      label: words.language,
      any: words.anyLanguage,
      options: filters.languages.map((value) => ({ value, label: LANGUAGES[value].name, lang: value })),
    },
  ] as const
  return (
    <form className={styles.form} role="search" aria-label={words.title} action={pathIn(searchPath, locale)}>
      <SearchLine locale={locale} q={question.q} hint="hint" />
      <p id="hint" className={styles.aside}>
        {words.hint}
      </p>
      <details open={isNarrowed(question)}>
        <summary className={styles.summary}>{words.narrow}</summary>
        <div className={styles.choices}>
          {choices.map(({ name, label, any, options }) => (
            <p key={name} className={styles.choice}>
              <label htmlFor={name}>{label}</label>
              <select id={name} name={name} className={styles.input} defaultValue={question[name] ?? ''}>
                <option value="">{any}</option>
                {withChosen(options, question[name]).map((option) => (
                  <option key={option.value} {...option} />
                ))}
              </select>
            </p>
          ))}
        </div>
      </details>
    </form>
  )
}

type Option = { value: string; label: string; lang?: string }

/** Also what was asked for and nothing carries any more: the next question is not another one unseen. */
const withChosen = (options: readonly Option[], chosen: string | number | undefined): readonly Option[] =>
  chosen === undefined || options.some(({ value }) => value === String(chosen))
    ? options
    : [...options, { value: String(chosen), label: String(chosen) }]
