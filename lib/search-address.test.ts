import { describe, expect, it } from 'vitest'
import { readQuestion, searchPathOf } from './search-address'

const NOTHING = { q: '', topic: undefined, author: undefined, year: undefined, language: undefined, page: 1 }

describe('the question in an address', () => {
  it('is read whole, and written the same', () => {
    const parameters = {
      q: 'oil & “gas” +1',
      topic: 'human-rights',
      author: 'a-b',
      year: '2014',
      language: 'kk',
      page: '3',
    }
    const question = readQuestion(parameters)
    expect(question).toEqual({ ...parameters, q: 'oil & "gas" +1', year: 2014, page: 3 })
    const { searchParams } = new URL(searchPathOf(question), 'http://x.invalid')
    expect(readQuestion(Object.fromEntries(searchParams))).toEqual(question)
  })

  it.each([
    ['nothing', {}, NOTHING],
    ['the first of two', { q: ['one', 'two'], page: ['2', '3'] }, { ...NOTHING, q: 'one', page: 2 }],
    ['an empty list', { q: [] }, NOTHING],
    ['pages that are none', { page: 'abc' }, NOTHING],
    ['years that are none', { year: '99999' }, NOTHING],
    ['languages that are none', { language: 'toString' }, NOTHING],
    ['slugs that are none', { topic: '../x', author: 'A B' }, NOTHING],
    ['control characters', { q: ' a\u0000b\n\tc ' }, { ...NOTHING, q: 'a b c' }],
    ['lone surrogates', { q: 'a\ud800b' }, { ...NOTHING, q: 'a b' }],
    ['letters in parts', { q: 'и\u0306' }, { ...NOTHING, q: 'й' }],
    ['quotes of any newsroom', { q: '«a b» „c d“' }, { ...NOTHING, q: '"a b" "c d"' }],
    ['a long minus before a word', { q: 'a –b — c' }, { ...NOTHING, q: 'a -b — c' }],
  ])('makes sense of %s', (_, parameters, question) => expect(readQuestion(parameters)).toEqual(question))
})
