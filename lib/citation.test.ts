import { describe, expect, it } from 'vitest'
import { type Cited, toBibtex, toCitation } from './citation'
import { createLocale } from './locale'

const cited: Cited = {
  authors: ['Momtaza Warsame'],
  headline: 'Kazakhstan’s Dirty Little Secret',
  publisher: 'Shout Out UK',
  address: 'https://example.org/articles/x',
  slug: 'x',
  language: 'en',
  firstPublishedAt: '2014-01-15T20:00:00.000Z',
  revisedAt: undefined,
}
const en = createLocale('en', ['en'], 'Europe/London')
const ru = createLocale('ru', ['en', 'ru'], 'Asia/Almaty')

describe('a citation', () => {
  it('names authors, day, headline, site and address', () => {
    expect(toCitation(cited, en)).toBe(
      'Momtaza Warsame (15 January 2014). Kazakhstan’s Dirty Little Secret. Shout Out UK. https://example.org/articles/x',
    )
  })

  it('is in the page’s language, and names the day of the revision that was read', () => {
    const revised = { ...cited, headline: 'Кто виноват?', revisedAt: '2026-03-01T12:00:00.000Z' }
    expect(toCitation(revised, ru)).toBe(
      'Momtaza Warsame (16 января 2014 г.). Кто виноват? Shout Out UK. Изменено 1 марта 2026 г. https://example.org/articles/x',
    )
  })

  it('of an article without a byline begins with the day', () =>
    expect(toCitation({ ...cited, authors: [] }, en)).toMatch(/^\(15 January 2014\)\. Kaz/))

  it('for biblatex keeps names whole and signs harmless', () => {
    const entry = toBibtex(
      { ...cited, authors: ['A & B', 'Ә_C'], headline: '100 % {of} \\it^' },
      'Asia/Almaty',
    )
    expect(entry).toBe(
      [
        '@online{x,',
        '  author = {{A \\& B} and {Ә\\_C}},',
        '  title = {{100 \\% \\{of\\} \\textbackslash{}it\\textasciicircum{}}},',
        '  organization = {{Shout Out UK}},',
        '  date = {2014-01-16},',
        '  langid = {english},',
        '  url = {https://example.org/articles/x},',
        '}',
      ].join('\n'),
    )
  })
})
