import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Language } from '@/lib/languages'
import type { ShareCardView } from '@/queries/share-card.view'
import { INVISIBLE } from '@/tests/hostile/vectors'
import { drawShareCard } from './share-card'
import { type Drawn, drawText, fitText } from './text'

const STYLE = { size: 80, weight: 'Bold', width: 2000 } as const

/** Its pixels in short: two drawings with the same are the same. */
const looks = ({ width, height, pixels }: Drawn) => `${width}×${height} ${pixels.toString('base64')}`

const drawn = async (letter: string, language: Language) =>
  looks(await drawText(letter, { ...STYLE, language }))

const CARD: ShareCardView = {
  path: '',
  kicker: undefined,
  headline: 'Қазақстанның лас құпиясы',
  byline: 'Momtaza Warsame · 2014 ж. 15 қаңтар',
  language: 'kk',
  siteName: 'Shout Out UK',
  signalColour: '#b3121d',
}

const draw = (changes: Partial<ShareCardView>) => drawShareCard({ ...CARD, ...changes })

describe('a drawn letter', () => {
  const KAZAKH = ['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і', 'Ә', 'Ғ', 'Қ', 'Ң', 'Ө', 'Ұ', 'Ү', 'Һ', 'І']
  const LIKE = ['а', 'г', 'к', 'н', 'о', 'у', 'А', 'Г', 'К', 'Н', 'О', 'У']

  /** A sign that no font has is drawn as a box with its number inside; all boxes of four digits have one size. */
  const isBox = async (letter: string) => {
    const size = async (text: string) => {
      const { width, height } = await drawText(text.repeat(10), { ...STYLE, language: 'kk' })
      return `${width}×${height}`
    }
    return (await size(letter)) === (await size('\ua500'))
  }

  it('is a box when no font has it', async () => {
    expect([await isBox('中'), await isBox('ა')]).toEqual([true, true])
  })

  it('of Kazakh is itself, none of the others, and no box', async () => {
    const seen = new Map<string, string>()
    for (const letter of [...KAZAKH, ...LIKE]) {
      const picture = await drawn(letter, 'kk')
      expect([letter, seen.get(picture), await isBox(letter)]).toEqual([letter, undefined, false])
      seen.set(picture, letter)
    }
  })

  it('of Arabic, Persian and Uyghur is no box', async () => {
    for (const letter of 'سرقپگچژڭۇۆۈۋې') expect([letter, await isBox(letter)]).toEqual([letter, false])
  })

  it('of Arabic joins its neighbours', async () => {
    const { width: joined } = await drawText('قدس', { ...STYLE, language: 'ar' })
    const { width: apart } = await drawText('ق\u200cد\u200cس', { ...STYLE, language: 'ar' })
    expect(joined).toBeLessThan(apart)
  })
})

describe('a long headline', () => {
  const BOX = { ...STYLE, width: 1000, height: 300, language: 'kk', sizes: [80, 40] } as const
  const fit = (text: string) => fitText(text, { ...BOX, sizes: [...BOX.sizes] })

  it('is set smaller, and then cut with an ellipsis, and is never higher than its place', async () => {
    const heights = await Promise.all(
      [3, 12, 25, 100].map(async (words) => (await fit('құпиясы '.repeat(words).trim())).height),
    )
    expect(heights.every((height) => height <= BOX.height)).toBe(true)
    expect(looks(await fit('құпиясы '.repeat(100).trim()))).toBe(
      looks(await fit('құпиясы '.repeat(200).trim())),
    )
  })

  it('of one word without end is broken, and stays inside', async () => {
    const { width, height } = await fit('құпия'.repeat(12))
    expect([width <= BOX.width, height <= BOX.height]).toEqual([true, true])
    // Where even that has no room, it is cut, and more is left than the ellipsis.
    const cut = await fit('құпия'.repeat(100))
    expect([cut.height <= BOX.height, cut.width > BOX.width / 2]).toEqual([true, true])
  })
})

describe('a share card', () => {
  it('is a PNG of 1200 × 630 pixels that phones can load', async () => {
    const card = await draw({})
    const { format, width, height } = await sharp(card).metadata()
    expect([format, width, height, card.length < 60_000]).toEqual(['png', 1200, 630, true])
  })

  it('is the same for the same words, and another for every word that is', async () => {
    const cards = await Promise.all([
      draw({}),
      draw({ headline: 'Қазақстаннын лас құпиясы' }),
      draw({ byline: undefined }),
      draw({ kicker: 'Пікір' }),
      draw({ siteName: 'Another' }),
      draw({ signalColour: '#0b5fff' }),
    ])
    expect((await draw({})).equals(cards[0])).toBe(true)
    expect(new Set(cards.map((card) => card.toString('base64'))).size).toBe(cards.length)
  })

  it('shows a headline that looks like markup as it is', async () => {
    await expect(draw({ headline: '</span> & <b>bold' })).resolves.toBeInstanceOf(Buffer)
  })

  it('is drawn also where a headline, a byline or the site’s name has nothing that anybody sees', async () => {
    for (const words of INVISIBLE) {
      const card = await draw({ headline: words, byline: words, siteName: words })
      expect((await sharp(card).metadata()).width).toBe(1200)
    }
  })

  it('begins at the right for an Arabic headline', async () => {
    const card = await draw({ language: 'ar', headline: 'سر كازاخستان', byline: undefined })
    const inked = async (left: number) => {
      const part = await sharp(card).extract({ left, top: 200, width: 100, height: 300 }).toBuffer()
      return (await sharp(part).stats()).channels.some(({ stdev }) => stdev > 1)
    }
    expect([await inked(60), await inked(1020)]).toEqual([false, true])
  })
})
