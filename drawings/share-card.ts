import sharp from 'sharp'
import { LANGUAGES } from '@/lib/languages'
import { SHARE_SIZE } from '@/lib/share-card'
import type { ShareCardView } from '@/queries/share-card.view'
import { inkOn } from './colours'
import { paint } from './stencils'
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
  const set = { colour, language }
  const line = { ...set, width: INNER, height: 60 }
  const [name, label, title, by] = await Promise.all([
    fitText(siteName, { ...line, weight: 'Bold', sizes: [38, 32, 26], width: TOP.name }),
    kicker ? drawText(kicker, { ...set, weight: 'Regular', size: 32, width: TOP.kicker }) : undefined,
    fitText(headline, { ...set, weight: 'Bold', width: INNER, ...HEADLINE }),
    byline ? fitText(byline, { ...line, weight: 'Regular', sizes: [32, 28, 24] }) : undefined,
  ])
  /** Where what begins at the start of a line stands; the end is across. */
  const start = (width: number) => (isRightToLeft ? WIDTH - MARGIN - width : MARGIN)
  const end = (width: number) => (isRightToLeft ? MARGIN : WIDTH - MARGIN - width)
  const inset = TOP.mark.width + 18
  const mark = await paint('mark', colour, TOP.mark)
  const rule = { width: RULE.width, height: RULE.height, channels: 3 as const, background: colour }
  return (
    sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: signalColour } })
      .composite([
        { input: mark, left: start(TOP.mark.width), top: TOP.middle - TOP.mark.height / 2 },
        place(name, start(name.width) + (isRightToLeft ? -inset : inset), TOP.middle),
        ...(label ? [place(label, end(label.width), TOP.middle)] : []),
        { ...toInput(title), left: start(title.width), top: HEADLINE.bottom - title.height },
        ...(by
          ? [
              { input: { create: rule }, left: start(RULE.width), top: RULE.top },
              place(by, start(by.width), BYLINE_MIDDLE),
            ]
          : []),
      ])
      // Two colours and what lies between: more of them, or more effort, take three times as long for no gain.
      .png({ palette: true, colours: 16, effort: 1, dither: 0 })
      .toBuffer()
  )
}

const toInput = ({ pixels, width, height }: Drawn) => ({
  input: pixels,
  raw: { width, height, channels: 4 as const },
})

/** Puts a line at `left` with its middle at that height. */
const place = (drawn: Drawn, left: number, middle: number) => ({
  ...toInput(drawn),
  left: Math.round(left),
  top: Math.round(middle - drawn.height / 2),
})
