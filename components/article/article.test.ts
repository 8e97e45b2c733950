import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createLocale } from '@/lib/locale'
import { attributeOf, listElements } from '@/lib/plain'
import type { ArticlePageView } from '@/queries/article.view'
import { ArticlePage } from '../ArticlePage'

const locale = createLocale('en', ['en', 'ru'], 'Europe/London')

const article: ArticlePageView = {
  slug: 'x',
  headline: 'سر كازاخستان',
  standfirst: undefined,
  kind: 'opinion',
  language: 'ar',
  authors: [{ name: 'A. B.', slug: 'a-b' }],
  topics: [],
  picture: undefined,
  firstPublishedAt: '2014-01-15T12:00:00.000Z',
  permanentId: 'urn:uuid:1',
  publishedAt: '2026-01-02T03:04:05.000Z',
  revisedAt: '2026-03-01T12:00:00.000Z',
  returnedAt: undefined,
  firstPublisher: undefined,
  caption: undefined,
  body: {
    blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'كلمات', marks: [] }] }],
    notes: [],
  },
  corrections: [
    { kind: 'correction', date: '2026-02-01T12:00:00.000Z', text: 'Another change' },
    { kind: 'update', date: '2026-03-01T09:00:00.000Z', text: 'What changed' },
  ],
  sources: [{ title: 'مصدر', href: undefined }],
  callToAction: { text: 'اكتب', href: undefined, by: undefined, until: '2030-01-01T12:00:00.000Z' },
  disclaimer: { text: 'تنويه', href: undefined },
  translations: [{ language: 'ru', slug: 'x-ru', isOriginal: true }],
  revisions: 1,
  translation: { by: 'C. D.', original: { language: 'ru', slug: 'x-ru', hasChangedSince: true } },
  readingTime: 6,
  searchTitle: 'x',
  searchDescription: undefined,
  age: 12,
  about: [
    {
      name: 'A. B.',
      slug: 'a-b',
      biography: 'x'.repeat(150) + ' y'.repeat(100),
      portrait: undefined,
      links: [],
    },
  ],
  previous: undefined,
  next: {
    slug: 'next',
    headline: 'Дальше',
    kind: 'news',
    language: 'ru',
    firstPublishedAt: '2026-01-01T12:00:00.000Z',
  },
  related: [],
}

const render = (changed: Partial<ArticlePageView> = {}) =>
  renderToStaticMarkup(
    createElement(ArticlePage, {
      article: { ...article, ...changed },
      publisher: { name: 'Site', siteUrl: 'https://example.org' },
      locale,
    }),
  )

/** The words of the markup, each with the language it is said in. */
function listSpoken(html: string): [language: string, words: string][] {
  const spoken: [string, string][] = []
  const visit = (node: DefaultTreeAdapterTypes.ChildNode, language: string) => {
    if ('value' in node && node.value.trim()) spoken.push([language, node.value.trim()])
    if (!('childNodes' in node)) return
    const own = ('attrs' in node && attributeOf(node, 'lang')) || language
    for (const child of node.childNodes) visit(child, own)
  }
  for (const node of parseFragment(html).childNodes) visit(node, 'en')
  return spoken
}

describe('an Arabic article on an English site', () => {
  it('has every word in the language it is written in', () => {
    const spoken = listSpoken(render())
    const inArabic = spoken.filter(([language]) => language === 'ar').map(([, words]) => words)
    // What the newsroom adds to an article is in the article's language.
    expect(inArabic).toEqual([
      'سر كازاخستان',
      'What changed',
      'كلمات',
      'Another change',
      'What changed',
      'اكتب',
      'مصدر',
      'تنويه',
    ])
    const inRussian = spoken.filter(([language]) => language === 'ru').map(([, words]) => words)
    expect(inRussian).toEqual(['Русский', 'Русский', 'Дальше'])
  })

  it('says its age, the time it takes, who translated it, and that its original has changed since', () => {
    const words = listSpoken(render())
      .map(([, each]) => each)
      .join(' ')
    for (const each of [
      'This article is more than 12 years old',
      '6 min read',
      'Translated by C. D.',
      'The original has changed since this translation.',
    ])
      expect(words).toContain(each)
    expect(render({ age: 1 })).toContain('more than a year old')
    expect(render({ age: 0 })).not.toContain('year')
  })

  it('says beside the day of revision what was changed that day, and nothing of another day', () => {
    const told = (html: string) =>
      [...listElements(parseFragment(html))].filter((each) => attributeOf(each, 'href') === '#corrections')
    expect([...told(render())]).toHaveLength(1)
    expect([...told(render({ revisedAt: '2026-03-02T12:00:00.000Z' }))]).toHaveLength(0)
  })
})

describe('the ways to pass an article on', () => {
  it('are links that need no script: its address, a letter, a citation', () => {
    const html = render()
    expect(html).toContain(' href="https://example.org/articles/x">https://example.org/articles/x</a>')
    expect(html).toContain('href="mailto:?subject=')
    expect(html).toContain(
      'A. B. (15 January 2014). سر كازاخستان. Site. Revised 1 March 2026. https://example.org/articles/x',
    )
    expect(html).not.toMatch(/<script|onclick|javascript:/)
  })
})

describe('the box about an author', () => {
  it('holds the beginning of a long biography', () => expect(render()).toMatch(/y…<\/p>/))
  it('is not there for an author of whom there is nothing to say', () =>
    expect(render({ about: [] })).not.toContain('About the author'))
})
