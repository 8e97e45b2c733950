import { describe, expect, it } from 'vitest'
import { toExcerpt } from './excerpt'

const marked = (words: string) => words.replaceAll('[', '\u0001').replaceAll(']', '\u0002')

describe('an excerpt', () => {
  it('shows the article’s own letters for those that were searched', () => {
    expect(toExcerpt(marked('ее [счет] 🙂 [за полет]'), 'Её счёт 🙂 за ПОЛЁТ')).toEqual([
      { text: 'Её ', marked: false },
      { text: 'счёт', marked: true },
      { text: ' 🙂 ', marked: false },
      { text: 'за ПОЛЁТ', marked: true },
    ])
  })

  it('has dots where the article says more', () => {
    const text = (left: { before?: boolean; after?: boolean }) =>
      toExcerpt('was', 'was', left)
        .map((part) => part.text)
        .join('')
    expect([text({ before: true }), text({ after: true }), text({})]).toEqual(['… was', 'was …', 'was'])
  })

  it('has one mark for words that follow each other, and one space for a line’s end', () => {
    expect(toExcerpt(marked('[closed] [doors]\n\nwere'), 'Closed Doors\n\nwere')).toEqual([
      { text: 'Closed Doors', marked: true },
      { text: ' were', marked: false },
    ])
  })

  it('shows the searched letters where the two do not fit, and nothing of nothing', () => {
    expect(toExcerpt(marked('a [b]'), '')).toEqual([
      { text: 'a ', marked: false },
      { text: 'b', marked: true },
    ])
    expect(toExcerpt('', '')).toEqual([])
  })
})
