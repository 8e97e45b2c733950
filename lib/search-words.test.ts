import { describe, expect, it } from 'vitest'
import { isShort, listWords, replaceWords, toAnyOf } from './search-words'

const words = (q: string) => listWords(q).map(({ word, isExcluded }) => (isExcluded ? `not ${word}` : word))

describe('the words of a question', () => {
  it.each([
    ['oil strike', ['oil', 'strike']],
    ['"oil strike" -"closed doors" -police', ['oil', 'strike', 'not closed', 'not doors', 'not police']],
    ['anti-war', ['anti', 'war']],
    ['oil or gas OR coal', ['oil', 'gas', 'coal']],
    ['"or"', ['or']],
    ['"unclosed phrase', ['unclosed', 'phrase']],
    ['Жаңаөзен, 2011!', ['Жаңаөзен', '2011']],
    ['-- - "" ()', []],
  ])('%s', (q, expected) => expect(words(q)).toEqual(expected))

  it('are replaced where they stand', () => {
    const [police, janaozen] = listWords('police "in Janaozen" -police').filter(({ word }) => word !== 'in')
    if (!police || !janaozen) throw new Error('Words are missing.')
    const replacements = [
      { asked: police, by: 'soldiers' },
      { asked: janaozen, by: 'Zhanaozen' },
    ]
    expect(replaceWords('police "in Janaozen" -police', replacements)).toBe('soldiers "in Zhanaozen" -police')
  })

  it('may be few: 200 characters, which an emoji is one of, and 20 words', () => {
    expect([isShort('x'.repeat(200)), isShort('x'.repeat(201)), isShort('🙂'.repeat(200))]).toEqual([
      true,
      false,
      true,
    ])
    expect([isShort('a '.repeat(20)), isShort('a '.repeat(21))]).toEqual([true, false])
  })

  it('are asked one or the other, where there are several', () => {
    expect([toAnyOf('oil "gas strike" -police'), toAnyOf('oil or gas'), toAnyOf('oil -police')]).toEqual([
      'oil -police or "gas strike" -police',
      'oil or gas',
      undefined,
    ])
  })
})
