import { GROUNDS, isColour, leastContrast, TEXT_CONTRAST, toLegible } from '@/lib/contrast'
import type { Verdict } from '../fields/short-text'

/** A colour as #rrggbb in which words can be read on the light page; in dark mode it is lightened by itself. */
export function checkColour(value: string): Verdict {
  if (!isColour(value)) return 'Give the colour as # and six hexadecimal digits, for example #b3121d.'
  const contrast = leastContrast(value, GROUNDS.light)
  if (contrast >= TEXT_CONTRAST) return true
  // Cut off, not rounded: 4.49 is too little.
  const told = (Math.floor(contrast * 10) / 10).toFixed(1)
  return `${value} has a contrast of ${told} : 1 on the page’s ground; text needs ${TEXT_CONTRAST}. Choose a darker shade, for example ${toLegible(value)}.`
}
