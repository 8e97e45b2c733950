import { describe, expect, it } from 'vitest'
import { shorten } from './shorten'

describe('a text cut short', () => {
  it('ends between words, and says so', () => {
    expect(shorten('She reports from Aktau, on oil.', 24)).toBe('She reports from Aktau…')
    expect(shorten('Она пишет из Актау.', 19)).toBe('Она пишет из Актау.')
  })

  it('of signs without spaces is cut between them', () => {
    expect(shorten('报告报告', 2)).toBe('报告…')
    expect(shorten('a😀😀', 4)).toBe('a😀…')
  })
})
