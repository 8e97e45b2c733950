/** The site's two inks, as in components/tokens.css. */
const INKS = ['#ffffff', '#1b1a18'] as const

/** The ink that stands out more on a ground, each as #rrggbb (WCAG 2.2, contrast ratio). */
export function inkOn(ground: string): string {
  const [light, dark] = INKS
  return contrast(light, ground) >= contrast(dark, ground) ? light : dark
}

function contrast(a: string, b: string): number {
  const [lighter = 1, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance from 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = parseInt(colour.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
