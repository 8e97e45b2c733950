import { describe, expect, it } from 'vitest'
import { formatDay, formatMonth } from './dates'

describe('a day', () => {
  it('is the one it is in the site’s time zone', () => {
    expect(formatDay('2014-01-15T12:00:00.000Z', 'Europe/London')).toBe('15 January 2014')
    expect(formatDay('2014-01-15T20:00:00.000Z', 'Asia/Almaty')).toBe('16 January 2014')
  })

  it('has its month in words', () =>
    expect([formatMonth(1), formatMonth(12)]).toEqual(['January', 'December']))
})
