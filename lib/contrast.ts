/** Contrast as WCAG 2.2 defines it, and what the site's one strong colour becomes on light and on dark grounds. */

/** What text needs against its ground: success criterion 1.4.3, level AA. */
export const TEXT_CONTRAST = 4.5

/** The grounds that words stand on, page and box, as components/tokens.css has them. */
export const GROUNDS = { light: ['#fffcf5', '#f6efe2'], dark: ['#171512', '#24211c'] } as const

type Colour = [red: number, green: number, blue: number]

export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value)

/** From 1 to 21: how far two colours (#rrggbb) lie apart in relative luminance. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The least contrast of the colour against any of the grounds. */
export const leastContrast = (colour: string, grounds: readonly string[]): number =>
  Math.min(...grounds.map((ground) => contrastOf(colour, ground)))

/** The colour as it is, or as much darker in its own hue as text on the light grounds needs. */
export const toLegible = (colour: string): string => shift(colour, GROUNDS.light, -0.01)

/** The colour as it is, or as much lighter in its own hue as text on the dark grounds needs. */
export const toDarkMode = (colour: string): string => shift(colour, GROUNDS.dark, 0.01)

function shift(colour: string, grounds: readonly string[], step: number): string {
  let found = colour.toLowerCase()
  const [hue, saturation, from] = toHsl(parse(found))
  for (
    let light = from;
    leastContrast(found, grounds) < TEXT_CONTRAST && light >= 0 && light <= 1;
    light += step
  )
    found = format(fromHsl(hue, saturation, Math.min(1, Math.max(0, light))))
  return found
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(colour: string): number {
  const [red, green, blue] = parse(colour)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

const parse = (colour: string): Colour => {
  const part = (from: number) => parseInt(colour.slice(from, from + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

const format = (colour: Colour): string =>
  `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** Hue in degrees, saturation and lightness from 0 to 1 (CSS Color 4, section 7). */
function toHsl([red, green, blue]: Colour): Colour {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const [light, span] = [(most + least) / 2, most - least]
  if (span === 0) return [0, 0, light]
  const sector =
    most === red
      ? (green - blue) / span + 6
      : most === green
        ? (blue - red) / span + 2
        : (red - green) / span + 4
  return [(sector * 60) % 360, span / (1 - Math.abs(2 * light - 1)), light]
}

function fromHsl(hue: number, saturation: number, light: number): Colour {
  const part = (offset: number) => {
    const place = (offset + hue / 30) % 12
    return light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(place - 3, 9 - place, 1))
  }
  return [part(0), part(8), part(4)]
}
