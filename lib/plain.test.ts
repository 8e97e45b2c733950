import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { listParseErrors } from '@/tests/hostile/skeleton'
import { VECTORS } from '@/tests/hostile/vectors'
import { attributeOf, listElements, textOf, toPlain } from './plain'

const controls = VECTORS.filter(({ kind }) => kind === 'control').map(({ text }) => text)

/** Text as React writes it. */
const write = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

describe('a plain page', () => {
  it.each(controls)('has no character in it that no document may have: %j', (text) => {
    const data = JSON.stringify({ headline: text }).replaceAll('<', '\\u003c')
    const page = toPlain(
      `<!DOCTYPE html><html lang="en"><head><title>${write(text)}</title><script type="application/ld+json">${data}</script></head><body><p title="${write(text)}">${write(text)}</p></body></html>`,
    )
    expect(listParseErrors(page)).toEqual([])
    const script = [...listElements(parse(page))].find(({ tagName }) => tagName === 'script')
    expect(() => void JSON.parse(script ? textOf(script) : '')).not.toThrow()
    const [paragraph] = [...listElements(parse(page))].filter(({ tagName }) => tagName === 'p')
    expect(paragraph && attributeOf(paragraph, 'title')).toBe(paragraph && textOf(paragraph))
  })

  it('keeps every other sign', () => {
    const text = 'Жаңаөзен — قال 🌍👩🏽‍🏭 “x” ‏\u200f\u00a0'
    expect(toPlain(`<!DOCTYPE html><html><head></head><body>${text}</body></html>`)).toContain(
      text.replace('\u00a0', '&nbsp;'),
    )
  })
})
