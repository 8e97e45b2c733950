import { describe, expect, it } from 'vitest'
import { checkColour } from './colour'

describe('the signal colour in the settings', () => {
  it('may be any in which words can be read on the page', () => {
    for (const colour of ['#b3121d', '#0B4F8A', '#000000', '#1f6f43']) expect(checkColour(colour)).toBe(true)
  })

  it('is refused when words in it could not be read, with one that could', () => {
    const told = checkColour('#ff6b5e')
    expect(told).toMatch(
      /^#ff6b5e has a contrast of 2\.\d : 1 on the page’s ground; text needs 4\.5\. Choose a darker shade, for example #[0-9a-f]{6}\.$/,
    )
    expect(checkColour(/example (#[0-9a-f]{6})/.exec(String(told))?.[1] ?? '')).toBe(true)
  })

  it('never says that 4.5 is too little', () => {
    for (let blue = 0; blue < 256; blue++) {
      const told = checkColour(`#7070${blue.toString(16).padStart(2, '0')}`)
      if (told !== true) expect(told).not.toContain('contrast of 4.5')
    }
  })

  it('is given as # and six hexadecimal digits', () => {
    for (const value of ['', 'red', '#b12', '#b3121d00', 'b3121d'])
      expect(checkColour(value)).toBe('Give the colour as # and six hexadecimal digits, for example #b3121d.')
  })
})
