import { describe, expect, it } from 'vitest'
import { isAsset, isForm, isPassed } from './passed'

describe('the newsroom', () => {
  it.each(['/admin', '/admin/collections/articles', '/api/users/login', '/_next/static/x.js', '/preview', '/search', '/en/search', '/ru/search', '/kk/search'])(
    'answers for %s',
    (address) => expect(isPassed(address)).toBe(true),
  ) // prettier-ignore

  it.each(['/', '/administration', '/apiary', '/Admin', '/_next/image', '/press/health', '/search/x', '/ru', '/ru/searches', '/de/search', '/articles/admin'])(
    'is not asked for %s',
    (address) => expect(isPassed(address)).toBe(false),
  ) // prettier-ignore

  it('has public forms, and files that never change', () => {
    expect(['/search', '/ru/search', '/kk/search', '/admin'].map(isForm)).toEqual([true, true, true, false])
    expect([isAsset('/_next/static/x.js'), isAsset('/_next/data/x.json')]).toEqual([true, false])
  })
})
