import { describe, expect, it } from 'vitest'
import { toHeaders } from '@/lib/headers'
import { OWN_POLICY, toPage } from '@/tests/http/edition'
import { toPolicy } from './policy'

/** What MDN's HTTP Observatory adds to its hundred for (src/grader/charts.js of mdn/mdn-http-observatory), as far as headers earn it. */
function score(headers: Record<string, string>): number {
  const policy = headers['Content-Security-Policy'] ?? ''
  const isStrict =
    /default-src 'none'/.test(policy) && !/unsafe/.test(policy) && /form-action '(?:none|self)'/.test(policy)
  const [age = 0] = (/max-age=(\d+)/.exec(headers['Strict-Transport-Security'] ?? '') ?? [])
    .slice(1)
    .map(Number)
  const earned = [
    [isStrict, 10],
    [/^(?:no-referrer|same-origin|strict-origin)/.test(headers['Referrer-Policy'] ?? ''), 5],
    [/frame-ancestors '(?:none|self)'/.test(policy), 5],
    [/^same-(?:origin|site)$/.test(headers['Cross-Origin-Resource-Policy'] ?? ''), 10],
  ] as const
  const lost = [
    [headers['X-Content-Type-Options'] !== 'nosniff', 5],
    [age < 15_768_000, 10],
  ] as const
  const sum = (points: readonly (readonly [boolean, number])[]) =>
    points.reduce((all, [isSo, some]) => all + (isSo ? some : 0), 0)
  return 100 + sum(earned) - sum(lost)
}

describe('MDN’s HTTP Observatory', () => {
  it('gives a page of the edition 130 points, before the site is on browsers’ preload lists', () => {
    const page = toPage('Words').replace(OWN_POLICY, `${OWN_POLICY}; base-uri 'none'; form-action 'self'`)
    const headers = {
      ...toHeaders('page', 'https://news.example.org'),
      'Content-Security-Policy': toPolicy(page),
    }
    expect(score(headers)).toBe(130)
  })

  it('gives fewer to what lets styles stand anywhere, or lacks any of it', () => {
    expect(score(toHeaders('page', 'https://news.example.org'))).toBe(120)
    expect(score({})).toBe(85)
  })
})
