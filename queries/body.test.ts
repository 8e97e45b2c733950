import { describe, expect, it } from 'vitest'
import { block, body, heading, link, list, note, paragraph, quote, table, text } from '@/scripts/seed/lexical'
import { toBody } from './body'

const words = (value: string) => [{ type: 'text', text: value, marks: [] }]

describe('a stored body', () => {
  it('becomes paragraphs, headings, quotes, lists in lists, rules and tables', () => {
    const nested = list([[text('outer')], [list(['inner'])]])
    const { blocks } = toBody(
      body([
        paragraph('words'),
        heading('title'),
        heading('subtitle', 'h3'),
        quote('said'),
        nested,
        { type: 'horizontalrule', version: 1 },
        table([['head'], ['cell']]),
      ]),
    )
    expect(blocks).toEqual([
      { type: 'paragraph', children: words('words') },
      { type: 'heading', level: 2, children: words('title') },
      { type: 'heading', level: 3, children: words('subtitle') },
      { type: 'quote', children: words('said') },
      {
        type: 'list',
        ordered: false,
        items: [
          {
            children: words('outer'),
            lists: [{ type: 'list', ordered: false, items: [{ children: words('inner'), lists: [] }] }],
          },
        ],
      },
      { type: 'rule' },
      {
        type: 'table',
        rows: ['head', 'cell'].map((cell, index) => [
          {
            header: index === 0,
            columns: 1,
            rows: 1,
            blocks: [{ type: 'paragraph', children: words(cell) }],
          },
        ]),
      },
    ])
  })

  it('keeps marks, line breaks and safe links, and numbers its notes in their order', () => {
    const { blocks, notes } = toBody(
      body([
        paragraph([
          text('strong', 1),
          text('both', 3),
          { type: 'linebreak', version: 1 },
          link('here', 'https://example.org/'),
          note('1', 'First.'),
        ]),
        block('factBox', '2', {
          heading: 'Facts',
          text: body([paragraph([text('fact'), note('3', 'Second.')])]),
        }),
      ]),
    )
    expect(notes).toEqual(['First.', 'Second.'])
    expect(blocks).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'strong', marks: ['bold'] },
          { type: 'text', text: 'both', marks: ['bold', 'italic'] },
          { type: 'break' },
          { type: 'link', href: 'https://example.org/', children: words('here') },
          { type: 'note', number: 1 },
        ],
      },
      {
        type: 'factBox',
        heading: 'Facts',
        blocks: [{ type: 'paragraph', children: [...words('fact'), { type: 'note', number: 2 }] }],
      },
    ])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//example.org', ' javascript:x'])(
    'loses a link to %j that was stored somehow, and keeps its words',
    (href) => {
      const { blocks } = toBody(
        body([paragraph([link('words', href)]), block('linkCard', '1', { url: href, title: 'card' })]),
      )
      expect(blocks).toEqual([{ type: 'paragraph', children: words('words') }])
    },
  )

  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { root: 1 },
    { root: { children: [null, 1, { type: 'unknown' }] } },
  ])('that is nonsense like %j is empty', (state) => expect(toBody(state)).toEqual({ blocks: [], notes: [] }))
})
