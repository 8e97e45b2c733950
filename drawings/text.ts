import { join } from 'node:path'
import sharp from 'sharp'
import { escape } from '@/feeds/xml'
import type { Language } from '@/lib/languages'

/** Text as it is set: size in pixels, and the width in pixels at which lines break. */
export type Style = {
  size: number
  weight: 'Bold' | 'Regular'
  language: Language
  width: number
}

/** A drawn text, cut to its ink: a byte for each pixel, 255 where it is all ink. */
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
  const { size, weight, language, width } = style
  // The text engine fails where there is nothing to draw.
  if (!VISIBLE.test(text)) return { pixels: Buffer.alloc(0), width: 0, height: 0 }
  const { data, info } = await sharp({
    text: {
      text: `<span lang="${language}">${escape(text)}</span>`,
      font: `${FAMILIES} ${weight} ${size}`,
      width,
      wrap: 'word-char',
      // One point is one pixel, and lines stand closer than the fonts ask for.
      dpi: 72,
      spacing: -Math.round(size / 8),
    },
  })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/** A sign of which a reader sees something (Unicode, 5.21). */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/u

/**
 * Draws text in the largest of the sizes at which it is no higher than `height` pixels; in the last one without as much
 * from the end as it takes, by words, with an ellipsis in their place.
 */
export async function fitText(
  text: string,
  { sizes, height, ...style }: Omit<Style, 'size'> & { sizes: number[]; height: number },
): Promise<Drawn> {
  const largest = await findLargest(sizes, guess(text, style.width, height, sizes), async (size) => {
    const drawn = await drawText(text, { ...style, size })
    return drawn.height <= height ? drawn : undefined
  })
  if (largest) return largest
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

/** Where among the sizes, from the largest, to begin: letters are about half as wide as they are high. */
function guess(text: string, width: number, height: number, sizes: number[]): number {
  const fits = (size: number) =>
    text.length * size * 0.52 <= width * Math.max(1, Math.floor(height / (size * 1.25)))
  const at = sizes.findIndex(fits)
  return at < 0 ? sizes.length - 1 : at
}

/** What `draw` makes of the first of the sizes, which fall, at which it makes anything; drawing is dear, so `from` is close to it. */
async function findLargest(
  sizes: number[],
  from: number,
  draw: (size: number) => Promise<Drawn | undefined>,
): Promise<Drawn | undefined> {
  let best: Drawn | undefined
  let at = from
  for (; !best && at < sizes.length; at++) best = await draw(sizes[at] ?? 0)
  // One that was too large already is not tried again.
  for (at = at - 2; at >= 0 && at < from; at--) {
    const larger = await draw(sizes[at] ?? 0)
    if (!larger) break
    best = larger
  }
  return best
}

/** What a reader takes for single signs (UAX 29). */
const toSigns = (text: string, language: Language): string[] =>
  Array.from(new Intl.Segmenter(language).segment(text), ({ segment }) => segment)
