import { LANGUAGES } from '@/lib/languages'
import { SHARE_SIZE } from '@/lib/share-card'
import type { ShareCardView } from '@/queries/share-card.view'
import { inkOn } from './colours'
import { toPng } from './png'
import { readStencil } from './stencils'
import { type Drawn, drawText, fitText } from './text'

const { width: WIDTH, height: HEIGHT } = SHARE_SIZE
const MARGIN = 72
const INNER = WIDTH - 2 * MARGIN
/** Above: mark, site and kicker; below: byline. The headline stands between. */
const TOP = {
  middle: 92,
  mark: { width: 74, height: 58, region: { left: 36, top: 80, width: 448, height: 352 } },
  name: 630,
  kicker: 310,
}
const HEADLINE = { bottom: 474, height: 312, sizes: [96, 84, 74, 66, 58, 50, 42] }
const RULE = { top: 516, width: 96, height: 6 }
const BYLINE_MIDDLE = 562

/** The picture of a shared link, as a PNG: on the signal colour the site's name, the headline, as large as it fits, and who wrote it. */
export async function drawShareCard(card: ShareCardView): Promise<Buffer> {
  const { kicker, headline, byline, language, siteName, signalColour } = card
  const colour = inkOn(signalColour)
  const isRightToLeft = LANGUAGES[language].dir === 'rtl'
  const set = { language }
  const line = { ...set, width: INNER, height: 60 }
  const [name, label, title, by] = await Promise.all([
    keep(`${language} ${siteName}`, () =>
      fitText(siteName, { ...line, weight: 'Bold', sizes: [38, 32, 26], width: TOP.name }),
    ),
    kicker
      ? keep(`${language} kicker ${kicker}`, () =>
          drawText(kicker, { ...set, weight: 'Regular', size: 32, width: TOP.kicker }),
        )
      : undefined,
    fitText(headline, { ...set, weight: 'Bold', width: INNER, ...HEADLINE }),
    byline ? fitText(byline, { ...line, weight: 'Regular', sizes: [32, 28, 24] }) : undefined,
  ])
  /** Where what begins at the start of a line stands; the end is across. */
  const start = (width: number) => (isRightToLeft ? WIDTH - MARGIN - width : MARGIN)
  const end = (width: number) => (isRightToLeft ? MARGIN : WIDTH - MARGIN - width)
  const middle = ({ height }: Shape, at: number) => at - height / 2
  const inset = TOP.mark.width + 18
  const mark = await getMark()
  const sheet = new Uint8Array(WIDTH * HEIGHT)
  put(sheet, mark, start(mark.width), middle(mark, TOP.middle))
  put(sheet, name, start(name.width) + (isRightToLeft ? -inset : inset), middle(name, TOP.middle))
  if (label) put(sheet, label, end(label.width), middle(label, TOP.middle))
  put(sheet, title, start(title.width), HEADLINE.bottom - title.height)
  if (by) {
    put(sheet, RULE, start(RULE.width), RULE.top)
    put(sheet, by, start(by.width), middle(by, BYLINE_MIDDLE))
  }
  return toPng(sheet, SHARE_SIZE, signalColour, colour)
}

/** A byte for each pixel, as a drawn text has, or a filled rectangle. */
type Shape = { width: number; height: number; pixels?: Buffer }

/** Puts the shape's ink on the sheet with its top left corner there; what would stand over the edges is left out. */
function put(sheet: Uint8Array, { width, height, pixels }: Shape, left: number, top: number): void {
  const [x0, y0] = [Math.round(left), Math.round(top)]
  for (let y = Math.max(0, -y0); y < Math.min(height, HEIGHT - y0); y++)
    for (let x = Math.max(0, -x0); x < Math.min(width, WIDTH - x0); x++) {
      const ink = pixels ? (pixels[y * width + x] ?? 0) : 255
      const at = (y0 + y) * WIDTH + x0 + x
      sheet[at] = Math.max(sheet[at] ?? 0, ink)
    }
}

/** What one card after the other has, drawn once: the site's name and the kickers. */
const kept = new Map<string, Promise<Drawn>>()
const MOST_KEPT = 100

function keep(name: string, draw: () => Promise<Drawn>): Promise<Drawn> {
  const drawn = kept.get(name) ?? draw()
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, drawn)
  drawn.catch(() => kept.delete(name))
  return drawn
}

let mark: Promise<Shape> | undefined

/** The loudhailer, as every card has it. */
function getMark(): Promise<Shape> {
  const { width, height } = TOP.mark
  return (mark ??= readStencil('mark', TOP.mark).then((pixels) => ({ width, height, pixels })))
}
