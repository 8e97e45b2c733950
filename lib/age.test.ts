import { describe, expect, it } from 'vitest'
import { ageInYears } from './age'

const age = (first: string, day: string, timeZone = 'Europe/London') =>
  ageInYears(first, new Date(day.length > 10 ? day : `${day}T12:00:00Z`), timeZone)

describe('the age of an article', () => {
  it('is none after 29 days, nor the day before a year is over', () => {
    expect([age('2026-10-25T12:00:00Z', '2026-11-23'), age('2025-11-24T12:00:00Z', '2026-11-23')]).toEqual([
      0, 0,
    ])
  })

  it('is one year on the day, from its first minute in the site’s time zone', () => {
    const first = '2025-11-23T12:00:00Z'
    expect(age(first, '2026-11-23')).toBe(1)
    expect([
      age(first, '2026-11-22T18:59:59Z', 'Asia/Almaty'),
      age(first, '2026-11-22T19:00:00Z', 'Asia/Almaty'),
    ]).toEqual([0, 1])
    expect(age(first, '2026-11-22T23:59:59Z')).toBe(0)
  })

  it('is twelve years for the founding article on 23 November 2026, and thirteen from 15 January 2027', () => {
    const founding = '2014-01-15T12:00:00.000Z'
    expect(age(founding, '2026-11-23')).toBe(12)
    expect([age(founding, '2027-01-14'), age(founding, '2027-01-15')]).toEqual([12, 13])
  })

  it('of 29 February grows on 1 March in a common year, on its own day in a leap year', () => {
    const leap = '2020-02-29T12:00:00Z'
    expect([age(leap, '2021-02-28'), age(leap, '2021-03-01')]).toEqual([0, 1])
    expect([age(leap, '2024-02-28'), age(leap, '2024-02-29')]).toEqual([3, 4])
  })

  it('of 28 February and 1 March grows on that day in leap years too', () => {
    expect([age('2023-02-28T12:00:00Z', '2024-02-28'), age('2023-03-01T12:00:00Z', '2024-02-29')]).toEqual([
      1, 0,
    ])
  })

  it('is that of the day where the site is: late on 31 December in London is New Year in Almaty', () => {
    const first = '2024-12-31T20:00:00Z'
    expect([
      age(first, '2025-12-31', 'Europe/London'),
      age(first, '2025-12-31T12:00:00Z', 'Asia/Almaty'),
    ]).toEqual([1, 0])
  })

  it('is none before it came out', () => expect(age('2030-01-01T12:00:00Z', '2026-11-23')).toBe(0))
})
