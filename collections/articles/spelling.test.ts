import { describe, expect, it } from 'vitest'
import { whyNotSpelling } from './spelling'

const why = (before: string, after: string) => whyNotSpelling([before], [after])

describe('a change that mends spelling', () => {
  it.each([
    ['The goverment denied it.', 'The government denied it.'],
    ['They saw teh strike', 'They saw the strike.'],
    ['a court room in Aktau', 'a courtroom in Aktau'],
    ['zhanaozen’s oil', "Zhanaozen's oil"],
    ['Забастовка началас', 'Забастовка началась'],
    ['Nothing', 'Nothing'],
  ])('“%s” → “%s” is no more than that', (before, after) => {
    expect(why(before, after)).toBe(undefined)
  })

  it.each([
    ['He did it.', 'He did not do it.', 'Words were added'],
    ['He can leave.', 'He can’t leave.', 'different words'],
    ['They would go.', 'They wouldn’t go.', 'different words'],
    ['16 people died', '17 people died', 'different words'],
    ['in 2011s', 'in 2012s', 'different words'],
    ['They are now free', 'They are not free', 'different words'],
    ['Police shot workers', 'Police shot terrorists', 'different words'],
    [
      'alpha bravo charlie delta echoes foxtrot',
      'alphas bravos charlies deltas echoess foxtrots',
      '6 words differ',
    ],
  ])('“%s” → “%s” is more', (before, after, reason) => {
    expect(why(before, after)).toContain(reason)
  })
})
