import { countIn, type Locale, pathIn } from '@/lib/locale'
import { isNarrowed, searchPathOf, type SearchQuestion } from '@/lib/search-address'
import { LONGEST } from '@/lib/search-words'
import { authorPath, topicPath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { SearchView } from '@/queries/search.view'
import { FoundList } from './FoundList'
import { Newest } from './Newest'
import { PageHeader, Stack } from './PageHeader'
import { SearchForm } from './SearchForm'
import styles from './SearchPage.module.css'

type Props = { search: SearchView; locale: Locale }

/** The form with the question in it, and what was found, or else ways on. */
export function SearchPage({ search, locale }: Props) {
  const { title } = locale.words.search
  return (
    <Stack>
      <PageHeader title={title} />
      <SearchForm question={search.question} filters={search.filters} locale={locale} />
      <Answer search={search} locale={locale} />
      <Newest articles={search.newest} locale={locale} />
    </Stack>
  )
}

function Answer({ search, locale }: Props) {
  const words = locale.words.search
  switch (search.state) {
    case 'empty':
      return <p>{words.empty}</p>
    case 'long':
      return <p role="status">{fillText(words.long, LONGEST)}</p>
    case 'busy':
      return <p role="status">{words.busy}</p>
    case 'answered':
      return <Results search={search} locale={locale} />
  }
}

type Answered = Extract<SearchView, { state: 'answered' }>

function Results({ search, locale }: { search: Answered; locale: Locale }) {
  const words = locale.words.search
  const { question, instead, total, listed, found, pages } = search
  const { q } = question
  return (
    <section className={styles.results} aria-labelledby="results">
      {instead !== undefined && <p>{fillText(words.instead, { q, instead })}</p>}
      <h2 id="results" className={styles.count}>
        {total > 0 ? countIn(total, words.found, locale) : fillText(words.none, { q })}
      </h2>
      <Ways search={search} locale={locale} />
      <FoundList found={found} locale={locale} />
      <Pages search={search} locale={locale} />
      {total > listed && search.page === pages && (
        <p className={styles.aside}>
          {fillText(words.limit, { count: listed.toLocaleString(locale.language) })}
        </p>
      )}
    </section>
  )
}

/** Where else to look: other spellings, any of the words, no filters, and topics and authors of that name. */
function Ways({ search, locale }: { search: Answered; locale: Locale }) {
  const words = locale.words.search
  const { question, others, anyOf, topics, authors, total } = search
  const everywhere = { ...NOTHING, q: question.q }
  const named = [
    ...topics.map(({ name, slug }) => ({ name, href: pathIn(topicPath(slug), locale) })),
    ...authors.map(({ name, slug }) => ({ name, href: pathIn(authorPath(slug), locale) })),
  ]
  const link = (asked: SearchQuestion) => pathIn(searchPathOf(asked), locale)
  return (
    <>
      {others.length > 0 && (
        <p>
          {words.others}:{' '}
          {others.map((q, index) => (
            <span key={q}>
              {index > 0 && ', '}
              <a href={link({ ...question, q, page: 1 })}>{q}</a>
            </span>
          ))}
        </p>
      )}
      {anyOf !== undefined && (
        <p>
          <a href={link({ ...question, q: anyOf, page: 1 })}>{words.anyOf}</a>
        </p>
      )}
      {total === 0 && isNarrowed(question) && (
        <p>
          <a href={link(everywhere)}>{words.everywhere}</a>
        </p>
      )}
      {named.length > 0 && (
        <p>
          {words.named}:{' '}
          {named.map(({ name, href }, index) => (
            <span key={href}>
              {index > 0 && ', '}
              <a href={href}>{name}</a>
            </span>
          ))}
        </p>
      )}
    </>
  )
}

const NOTHING = { topic: undefined, author: undefined, year: undefined, language: undefined, page: 1 }

function Pages({ search: { question, instead, page, pages }, locale }: { search: Answered; locale: Locale }) {
  if (pages < 2) return null
  const words = locale.words.search
  const link = (number: number) =>
    pathIn(searchPathOf({ ...question, q: instead ?? question.q, page: number }), locale)
  return (
    <nav className={styles.pages} aria-label={words.pages}>
      {page > 1 && (
        <a rel="prev" href={link(page - 1)}>
          ← {words.previous}
        </a>
      )}
      <span>{fillText(words.page, { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={link(page + 1)}>
          {words.next} →
        </a>
      )}
    </nav>
  )
}
