import { describe, expect, it } from 'vitest'
import { describeLength } from './word-count'

const text = (words: string) => ({ type: 'text', text: words })
const node = (type: string, ...children: object[]) => ({ type, children })
const body = (...children: object[]) => ({ root: { type: 'root', children } })
const words = (count: number) => body(node('paragraph', text(Array(count).fill('word').join(' '))))

describe('the length of a text', () => {
  it('is no words while there are none, whatever else stands there', () => {
    const none = [undefined, null, 'words', 7, {}, body(), body(node('paragraph', text(' — … ')))]
    expect(none.map(describeLength)).toEqual(none.map(() => 'No words yet'))
  })

  it('counts a word once that is partly bold, and words with apostrophes and hyphens as one', () => {
    const broken = node('paragraph', text('Zhan'), text('aozen’s oil-workers don’t'))
    expect(describeLength(body(broken))).toBe('3 words, 1 minute to read')
  })

  it('counts items of nested lists once', () => {
    const inner = node('list', node('listitem', text('two')))
    const list = node('list', node('listitem', text('one')), node('listitem', inner))
    expect(describeLength(body(list))).toBe('2 words, 1 minute to read')
  })

  it('counts the words of an item that holds a list as well', () => {
    const inner = node('list', node('listitem', text('three')))
    expect(describeLength(body(node('list', node('listitem', text('one two'), inner))))).toMatch(/^3 words/)
  })

  it('counts what stands in blocks, tables and notes', () => {
    const block = { type: 'block', fields: { blockType: 'pullQuote', id: 'x', quote: 'We want to live' } }
    const table = node('table', node('tablerow', node('tablecell', node('paragraph', text('Injured')))))
    const note = { type: 'inlineBlock', fields: { blockType: 'note', text: 'As reported' } }
    expect(describeLength(body(block, table, node('paragraph', note)))).toBe('7 words, 1 minute to read')
  })

  it('counts Russian, Kazakh and Arabic by their spaces, Chinese by two characters', () => {
    expect(describeLength(body(node('paragraph', text('Мұнайшылар ереуілге шықты'))))).toMatch(/^3 words/)
    expect(describeLength(body(node('paragraph', text('إضراب عمال النفط'))))).toMatch(/^3 words/)
    expect(describeLength(body(node('paragraph', text('石油工人罢工'))))).toMatch(/^3 words/)
  })

  it('is read at 230 words a minute, and never in none', () => {
    expect(describeLength(words(1))).toBe('1 word, 1 minute to read')
    expect(describeLength(words(344))).toBe('344 words, 1 minute to read')
    expect(describeLength(words(345))).toBe('345 words, 2 minutes to read')
    expect(describeLength(words(2300))).toBe('2,300 words, 10 minutes to read')
  })
})
