import { describe, expect, it } from 'vitest'
import { block, body, link, list, note, paragraph, text } from '@/scripts/seed/lexical'
import type { Article } from '@/payload-types'
import { isToldOtherwise, whyNotMinor } from './declared'

type Draft = Partial<Article>

/** An article as readers have it, with this in its text. */
const toArticle = (...nodes: Parameters<typeof body>[0]): Draft => ({
  headline: 'Oil',
  publishedAt: '2026-01-02T09:00:00.000Z',
  firstPublishedAt: '2014-01-15T12:00:00.000Z',
  body: body(nodes),
})

const NOTE = {
  id: 'n1',
  sentence: 'Nobody was charged.',
  text: 'Two were aquitted later.',
  date: '2026-03-12T12:00:00.000Z',
  suggested: false,
}

const STRIKE = 4

describe('a minor change of the text', () => {
  it('mends words in it, whatever nodes the editor keeps them in', () => {
    const before = toArticle(paragraph('The goverment said'), block('figure', 'f', { caption: 'Wrokers' }))
    const after = toArticle(
      paragraph([text('The govern'), text('ment said')]),
      block('figure', 'f', { caption: 'Workers' }),
    )
    expect([isToldOtherwise(before, after), whyNotMinor(before, after)]).toEqual([true, undefined])
  })

  it.each([
    ['a link that leads elsewhere', [paragraph([link('petition', 'https://good.example/')])], [paragraph([link('petition', 'https://evil.example/')])]],
    ['a link at other words', [paragraph([link('sign', '/a'), text(' this')])], [paragraph([text('sign '), link('this', '/a')])]],
    ['words struck through', [paragraph('All is true.')], [paragraph([text('All is true.', STRIKE)])]],
    ['other words struck through', [paragraph([text('He is '), text('not', STRIKE), text(' guilty')])], [paragraph([text('He '), text('is', STRIKE), text(' not guilty')])]],
    ['words put together across a format', [paragraph([text('He was not '), text('able', 1)])], [paragraph([text('He was not'), text('able', 1)])]],
    ['another picture', [block('figure', 'f', { image: 'one' })], [block('figure', 'f', { image: 'two' })]],
    ['another link card', [block('linkCard', 'c', { url: '/a', title: 'A' })], [block('linkCard', 'c', { url: '/b', title: 'A' })]],
    ['a paragraph taken out', [paragraph('One.'), paragraph('Two.')], [paragraph('One.')]],
    ['a note at other words', [paragraph([text('One'), note('x', 'As told.')])], [paragraph([note('x', 'As told.'), text('One')])]],
    ['other words beside a nested list', [list([[text('Sixteen died'), list(['inner'])]])], [list([[text('Nobody died'), list(['inner'])]])]],
  ])('is not %s', (_, before, after) => {
    expect(whyNotMinor(toArticle(...before), toArticle(...after))).toBeTruthy()
  }) // prettier-ignore
})

describe('what readers were told beside the text', () => {
  const article: Draft = {
    ...toArticle(paragraph('Words.')),
    sources: [{ id: 's1', title: 'The governmnt', url: 'https://example.org/' }],
    firstPublisher: { name: 'Elsewhere', url: 'https://example.org/' },
    callToAction: { text: 'Sign', url: 'https://good.example/', by: 'Us', until: '2026-05-01T12:00:00.000Z' },
    contextNotes: [NOTE],
  }

  it.each<[string, Draft]>([
    ['a call to action’s words', { callToAction: { ...article.callToAction, text: 'Pay' } }],
    [
      'a call to action’s address',
      { callToAction: { ...article.callToAction, url: 'https://evil.example/' } },
    ],
    ['who calls to action', { callToAction: { ...article.callToAction, by: 'Them' } }],
    ['a source', { sources: [{ id: 's1', title: 'The courts', url: 'https://example.org/' }] }],
    ['a source’s address', { sources: [{ id: 's1', title: 'The governmnt', url: 'https://example.com/' }] }],
    ['a source that goes', { sources: [] }],
    ['the first day', { firstPublishedAt: '1999-01-01T12:00:00.000Z' }],
    ['a first day that goes', { firstPublishedAt: null }],
    ['the first publisher', { firstPublisher: { name: 'Nobody', url: 'https://example.org/' } }],
    ['a context note', { contextNotes: [{ ...NOTE, text: 'Two were convicted later.' }] }],
    ['a context note’s day', { contextNotes: [{ ...NOTE, date: '2026-03-13T12:00:00.000Z' }] }],
    ['a context note that goes', { contextNotes: [] }],
    ['a context note taken back', { contextNotes: [{ ...NOTE, suggested: true }] }],
  ])('is declared, and more than spelling: %s', (_, change) => {
    const next = { ...article, ...change }
    expect([isToldOtherwise(article, next), Boolean(whyNotMinor(article, next))]).toEqual([true, true])
  })

  it.each<[string, Draft]>([
    ['a source', { sources: [{ id: 's1', title: 'The government', url: 'https://example.org/' }] }],
    ['a context note', { contextNotes: [{ ...NOTE, text: 'Two were acquitted later.' }] }],
  ])('is declared as spelling where only that is mended: %s', (_, change) => {
    const next = { ...article, ...change }
    expect([isToldOtherwise(article, next), whyNotMinor(article, next)]).toEqual([true, undefined])
  })

  it.each<[string, Draft]>([
    ['a context note that is new, which is dated itself', { contextNotes: [{ ...NOTE, id: 'n2', text: 'New.' }, NOTE] }],
    ['a note suggested to colleagues', { contextNotes: [NOTE, { ...NOTE, id: 'n2', suggested: true }] }],
    ['a note kept under another id', { contextNotes: [{ ...NOTE, id: 'n3' }] }],
    ['another end of a call to action', { callToAction: { ...article.callToAction, until: '2026-04-01T12:00:00.000Z' } }],
    ['one day written in two ways', { firstPublishedAt: '2014-01-15T12:00:00Z' }],
  ])('needs no declaration: %s', (_, change) => {
    expect(isToldOtherwise(article, { ...article, ...change })).toBe(false)
  }) // prettier-ignore

  it('has the day of publication here for its first day where none is given', () => {
    const row = { ...article, firstPublishedAt: article.publishedAt ?? null }
    expect(isToldOtherwise(row, { ...row, firstPublishedAt: null })).toBe(false)
  })
})
