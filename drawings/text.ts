import { join } from 'node:path'
import sharp from 'sharp'
import { escape } from '@/feeds/xml'
import type { Language } from '@/lib/languages'

/** Text as it is set: size in pixels, and the width in pixels at which lines break. */
export type Style = {
  size: number
  weight: 'Bold' | 'Regular'
  colour: string
  language: Language
  width: number
}

/** A drawn text, cut to its ink: pixels of four channels. */
export type Drawn = { pixels: Buffer; width: number; height: number }

/** Fonts of Latin and Cyrillic with the Kazakh letters, and of Arabic with the Persian and Uyghur ones. */
const FONTS = [
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
]
const FAMILIES = 'Noto Serif, Noto Naskh Arabic'

let fonts: Promise<unknown> | undefined

/** Makes the fonts known to the text engine, which keeps them; it reads its configuration when it is first used. */
function loadFonts(): Promise<unknown> {
  const root = /* turbopackIgnore: true */ process.cwd()
  process.env.FONTCONFIG_FILE = join(root, 'drawings', 'fonts.conf')
  return (fonts ??= FONTS.reduce<Promise<unknown>>(async (before, font) => {
    await before
    const fontfile = join(root, 'node_modules', '@expo-google-fonts', font)
    return sharp({ text: { text: '.', fontfile } })
      .raw()
      .toBuffer()
  }, Promise.resolve()))
}

/**
 * Draws text with Pango, which shapes and joins letters, breaks lines (UAX 14) and sets right-to-left lines (UAX 9) flush right.
 * A word that is wider than a line is broken.
 */
export async function drawText(text: string, style: Style): Promise<Drawn> {
  await loadFonts()
  const { size, weight, colour, language, width } = style
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" lang="${language}">${escape(text)}</span>`,
      font: `${FAMILIES} ${weight} ${size}`,
      width,
      wrap: 'word-char',
      // One point is one pixel, and lines stand closer than the fonts ask for.
      dpi: 72,
      spacing: -Math.round(size / 8),
      rgba: true,
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/**
 * Draws text in the largest of the sizes at which it is no higher than `height` pixels; in the last one without as much
 * from the end as it takes, by words, with an ellipsis in their place.
 */
export async function fitText(
  text: string,
  { sizes, height, ...style }: Omit<Style, 'size'> & { sizes: number[]; height: number },
): Promise<Drawn> {
  for (const size of sizes) {
    const drawn = await drawText(text, { ...style, size })
    if (drawn.height <= height) return drawn
  }
  const size = sizes.at(-1) ?? 0
  const words = text.split(/\s+/)
  // A word that is too long for the space by itself is cut within.
  const isLong = (await drawText(`${words[0] ?? ''}…`, { ...style, size })).height > height
  const [parts, glue] = isLong ? [toSigns(text, style.language), ''] : [words, ' ']
  // The most that fit lie between these.
  let [fits, tooMany] = [0, parts.length]
  let best = await drawText('…', { ...style, size })
  while (tooMany - fits > 1) {
    const count = Math.floor((fits + tooMany) / 2)
    const shortened = `${parts
      .slice(0, count)
      .join(glue)
      .replace(/[\s,;:.–—-]+$/, '')}…`
    const drawn = await drawText(shortened, { ...style, size })
    if (drawn.height <= height) [fits, best] = [count, drawn]
    else tooMany = count
  }
  return best
}

/** What a reader takes for single signs (UAX 29). */
const toSigns = (text: string, language: Language): string[] =>
  Array.from(new Intl.Segmenter(language).segment(text), ({ segment }) => segment)
