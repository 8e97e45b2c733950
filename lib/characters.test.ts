import { describe, expect, it } from 'vitest'
import { toShownText, toShownWords } from './characters'

describe('a short text', () => {
  it('keeps no sign that nobody sees, but tabs and line ends', () => {
    expect(toShownText('a\u0007b\u001bc\u0085d\u009fe\u007ff\tg\nh\r\ni')).toBe('abcdef\tg\nh\r\ni')
  })

  it.each(['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'is not turned by %j',
    (sign) => expect(toShownText(`gnp${sign}.exe`)).toBe('gnp.exe'),
  )

  it('keeps marks that belong to scripts', () => {
    const text = 'می\u200cخواهم \u200f(א)\u200e \u061c👩\u200d🚀'
    expect(toShownText(text)).toBe(text)
  })
})

describe('words of a body', () => {
  it.each(['a \u2067שלום\u2069 b', 'a \u202bשלום\u202c b', '\u2068a \u202ab\u202c\u2069', 'plain'])(
    'keep turns that end: %j',
    (text) => expect(toShownWords(text)).toBe(text),
  )

  it.each([
    ['a \u2067b', 'a b'],
    ['a\u2069', 'a'],
    ['\u2067\u202aa\u2069\u202c', 'a'],
    ['\u202ea\u202c', 'a'],
    ['\u2067a\u2069\u0007', '\u2067a\u2069'],
  ])('keep no others: %j', (text, shown) => expect(toShownWords(text)).toBe(shown))
})
