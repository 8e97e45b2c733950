import { describe, expect, it } from 'vitest'
import { toReadingMinutes } from './reading-time'

const words = (count: number, word = 'слово') => Array.from({ length: count }, () => word).join(' ')

describe('the time it takes to read', () => {
  it('is a minute for 230 words, over all lines, and never less than one', () => {
    expect(toReadingMinutes([])).toBe(1)
    expect(toReadingMinutes([words(20)])).toBe(1)
    expect(toReadingMinutes([words(690), words(690, 'word')])).toBe(6)
  })

  it('goes by the sign in Chinese, and by both where they are mixed', () => {
    expect(toReadingMinutes(['报'.repeat(1020)])).toBe(4)
    expect(toReadingMinutes(['报'.repeat(510), words(460, 'Reuters')])).toBe(4)
  })

  it('does not count dashes that stand alone', () => expect(toReadingMinutes([words(2000, '—')])).toBe(1))
})
