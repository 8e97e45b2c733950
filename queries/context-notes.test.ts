import { describe, expect, it } from 'vitest'
import { block, body, heading, link, list, note, paragraph, quote, table, text } from '@/scripts/seed/lexical'
import { toBody } from './body'
import { placeNotes } from './context-notes'

const DAY = '2026-03-12T12:00:00.000Z'
const toNote = (sentence: string, words = 'Later.') => ({
  sentence,
  text: words,
  date: DAY,
  suggested: false,
})

type Notes = Parameters<typeof placeNotes>[1]

/** The kinds of the body's blocks, with the words of notes. */
const place = (nodes: Parameters<typeof body>[0], notes: Notes) =>
  placeNotes(toBody(body(nodes)), notes).blocks.map((each) =>
    each.type === 'contextNote' ? each.text : each.type,
  )

describe('a context note', () => {
  it('that is only a suggestion, or of which nobody said that it is none, is never shown', () => {
    const { sentence, text: words, date } = toNote('He was free.')
    const unsaid = { sentence, text: words, date }
    const notes = [unsaid, { ...unsaid, suggested: true }, { ...unsaid, suggested: null }]
    expect(place([paragraph('He was free.')], notes)).toEqual(['paragraph'])
    expect(place([paragraph('He was free.')], null)).toEqual(['paragraph'])
  })

  it.each(['It says something else.', 'he was free.', '', ' \n', 'He was free. She was not.'])(
    'whose sentence %j stands in no paragraph comes last and does not quote it',
    (sentence) => {
      const placed = placeNotes(toBody(body([paragraph('He was free.'), paragraph('She was not.')])), [
        toNote(sentence),
      ])
      expect(placed.blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'contextNote'])
      expect(placed.blocks.at(-1)).toEqual({ type: 'contextNote', date: DAY, text: 'Later.', sources: [] })
    },
  )

  it('stands below the paragraph in which its sentence stands first', () => {
    const nodes = [paragraph('Before.'), paragraph('Then he was free. So was she.'), paragraph('he was free')]
    expect(place(nodes, [toNote('he was free')])).toEqual(['paragraph', 'paragraph', 'Later.', 'paragraph'])
  })

  it.each([
    ['he  was\nfree', 'Then he was free.'],
    ['he was free', 'Then he was\u00a0 free.'],
    ['  he was free.\t', 'Then he was free.'],
    ['cafe\u0301', 'In the caf\u00e9.'],
  ])('finds %j in %j, whose white space or spelling of an accent is another', (sentence, words) =>
    expect(place([paragraph(words), paragraph('After.')], [toNote(sentence)])).toEqual([
      'paragraph',
      'Later.',
      'paragraph',
    ]),
  )

  it('reads over bold words, links, line breaks and the marks of notes', () => {
    const nodes = [
      paragraph([
        text('He '),
        text('was', 1),
        { type: 'linebreak', version: 1 },
        link('free', '/about'),
        note('n', 'Said so.'),
        text(' then.'),
      ]),
      paragraph('After.'),
    ]
    expect(place(nodes, [toNote('He was free then.')])).toEqual(['paragraph', 'Later.', 'paragraph'])
  })

  it('finds its sentence in lists, quotations, headings, tables and fact boxes, and not in a pull quote', () => {
    const nodes = [
      block('pullQuote', 'p', { quote: 'In a list. In a quotation.' }),
      list(['First.', 'In a list.']),
      quote('In a quotation.'),
      heading('In a heading'),
      table([['a'], ['In a cell.']]),
      block('factBox', 'b', { heading: 'Facts', text: body([paragraph('In a box.')]) }),
    ]
    const notes = ['list', 'quotation', 'heading', 'cell', 'box'].map((where) =>
      toNote(`In a ${where}`, where),
    )
    expect(place(nodes, notes)).toEqual([
      'pullQuote',
      'list',
      'list',
      'quote',
      'quotation',
      'heading',
      'heading',
      'table',
      'cell',
      'factBox',
      'box',
    ])
  })

  it('stands after an older one of the same paragraph, and leaves the text as it was', () => {
    const original = toBody(body([paragraph('He was free.')]))
    const notes = [
      { ...toNote('free', 'second'), date: '2026-03-12T12:00:00.000Z' },
      { ...toNote('He', 'first'), date: '2025-03-12T12:00:00.000Z' },
    ]
    const placed = placeNotes(original, notes)
    expect(place([paragraph('He was free.')], notes)).toEqual(['paragraph', 'first', 'second'])
    expect(placed.blocks[0]).toEqual(original.blocks[0])
  })

  it('names its sources, without addresses that no reader may follow', () => {
    const sources = [
      { title: 'A court', url: 'https://example.org/' },
      { title: 'A trap', url: 'javascript:alert(1)' },
    ]
    expect(placeNotes(toBody(body([])), [{ ...toNote('x'), sources }]).blocks[0]).toMatchObject({
      sources: [
        { title: 'A court', href: 'https://example.org/' },
        { title: 'A trap', href: undefined },
      ],
    })
  })
})
