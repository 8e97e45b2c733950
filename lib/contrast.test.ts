import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrastOf, GROUNDS, leastContrast, TEXT_CONTRAST, toDarkMode, toLegible } from './contrast'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it('is 21 for black on white, 1 for a colour on itself, and the same either way round', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrastOf('#b3121d', '#B3121D')).toBe(1)
    expect(contrastOf('#ffffff', '#767676')).toBe(contrastOf('#767676', '#ffffff'))
  })

  it('is what WCAG’s own examples say of greys at the edge', () => {
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

describe('the signal colour', () => {
  it('becomes one that can be read on every dark ground, whatever it was', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        expect(leastContrast(toDarkMode(colour), GROUNDS.dark)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
      }),
      { numRuns: 2000 },
    )
  })

  it('has a darker neighbour that can be read on every light ground', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        expect(leastContrast(toLegible(colour), GROUNDS.light)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
      }),
      { numRuns: 2000 },
    )
  })

  it('stays as it is where it can be read already', () => {
    expect(toLegible('#b3121d')).toBe('#b3121d')
    expect(toDarkMode('#ffb0a8')).toBe('#ffb0a8')
  })

  it('stays red when a red is lightened', () => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(toDarkMode('#b3121d').slice(at, at + 2), 16))
    expect(red).toBeGreaterThan(Math.max(green ?? 0, blue ?? 0) + 100)
  })
})

describe('the stylesheet', () => {
  const css = readFileSync(new URL('../components/tokens.css', import.meta.url), 'utf8')
  const tokensOf = (part: string) => (name: string) =>
    new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(part)?.[1] ?? ''
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')

  it.each([
    ['light', tokensOf(light), GROUNDS.light],
    ['dark', tokensOf(dark), GROUNDS.dark],
  ] as const)(
    'has the %s grounds that contrast is reckoned against, and words that can be read on them',
    (_, token, grounds) => {
      expect([token('paper'), token('tint')]).toEqual(grounds)
      for (const words of ['ink', 'faded'])
        expect(leastContrast(token(words), grounds)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
    },
  )

  it('falls back on a signal colour that can be read, light and dark', () => {
    expect(toLegible(tokensOf(light)('signal'))).toBe(tokensOf(light)('signal'))
    expect(toDarkMode(tokensOf(light)('signal'))).toBe(tokensOf(light)('signal-dark'))
  })
})
