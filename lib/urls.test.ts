import { describe, expect, it } from 'vitest'
import { SITE_LANGUAGES } from '@/lib/words'
import {
  archivePathOf,
  correctionsPathOf,
  disclaimerPath,
  isListPath,
  isSafeLink,
  isSlug,
  toMailLink,
  toMonth,
  toPageNumber,
  topicPath,
  toYear,
} from './urls'

describe('addresses', () => {
  it('are written in one way', () => {
    expect([topicPath('x'), topicPath('x', 2), archivePathOf(2014), archivePathOf(2014, 1)]).toEqual([
      '/topics/x',
      '/topics/x/page/2',
      '/archive/2014',
      '/archive/2014/01',
    ])
    expect([disclaimerPath('x'), disclaimerPath('x', 2), correctionsPathOf(2026)]).toEqual([
      '/disclaimers/x',
      '/disclaimers/x#wording-2',
      '/corrections/2026',
    ])
  })

  it('are a list’s for corrections, and not for the policy on them', () => {
    expect(
      ['/corrections', '/corrections/2026', '/corrections-policy', '/disclaimers/x'].map(isListPath),
    ).toEqual([true, true, false, false])
  })

  it('are a list’s in every language of the site', () => {
    const lists = SITE_LANGUAGES.flatMap((language) => [`/${language}`, `/${language}/topics/x`])
    expect([...lists, '/uz', '/uz/topics', '/ru/x'].map(isListPath)).toEqual([
      ...lists.map(() => true),
      false,
      false,
      false,
    ])
  })

  it.each(['-1', '0', '01', '1.5', 'x', '', '١', '9999999', '1e3', ' 1', '%00'])(
    'have no page %j',
    (value) => {
      expect(toPageNumber(value)).toBe(undefined)
    },
  )

  it.each(['13', '00', '1', '001', 'x', '-1'])('have no month %j', (value) =>
    expect(toMonth(value)).toBe(undefined),
  )
  it.each(['0', '99999', '0001', '-2014', 'x', '20 4'])('have no year %j', (value) =>
    expect(toYear(value)).toBe(undefined),
  )
  it.each(['', 'A', 'a_b', '-a', 'a-', 'a--b', 'ж', 'a b', '../x', 'a\u0000'])('have no slug %j', (value) =>
    expect(isSlug(value)).toBe(false),
  )
})

describe('a link', () => {
  it.each([
    'https://example.org/a?b=c#d',
    'http://example.org',
    '/about',
    '#note-1',
    'mailto:desk@example.org',
    'mailto:?subject=%D0%90&body=x',
  ])('may be %s', (link) => {
    expect(isSafeLink(link)).toBe(true)
  })

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x',
    '//example.org', '/\\example.org', 'https:example.org', 'ftp://example.org', 'example.org', '', 'mailto:', 'mailto:a@b c', 'https://',
  ])('may not be %j', (link) => expect(isSafeLink(link)).toBe(false)) // prettier-ignore
})

describe('a letter to nobody yet', () => {
  it('names headline and address in whatever script, and nothing of it ends a part of the link', () => {
    const link = toMailLink('Шындық & өтірік? 100 %', 'https://example.org/articles/x')
    expect(link).toMatch(/^mailto:\?subject=[^&]+&body=[^&]+$/)
    expect([isSafeLink(link), isSafeLink(`${link}&bcc=spy@example.org`)]).toEqual([true, false])
    const parts = new URLSearchParams(link.replace('mailto:?', ''))
    expect(parts.get('subject')).toBe('Шындық & өтірік? 100 %')
    expect(parts.get('body')).toBe('Шындық & өтірік? 100 %\r\nhttps://example.org/articles/x')
  })
})
