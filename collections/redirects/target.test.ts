import { describe, expect, it } from 'vitest'
import { follow, toTarget } from './target'

const SITE = 'https://news.example.org'
const read = (value: string) => toTarget(value, SITE)

describe('the target of a redirect', () => {
  it.each([
    ['/articles/x', '/articles/x', '/articles/x'],
    ['/articles/x/', '/articles/x', '/articles/x'],
    ['/articles/x?from=mail#notes', '/articles/x?from=mail#notes', '/articles/x'],
    ['https://news.example.org/articles/x', '/articles/x', '/articles/x'],
    ['http://NEWS.example.org:80/articles/x#y', '/articles/x#y', '/articles/x'],
    ['https://news.example.org', '/', '/'],
    ['/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F', '/статья', '/статья'],
    ['/a/../b', '/b', '/b'],
  ])('%s is the path of this site that it is', (value, to, path) => expect(read(value)).toEqual({ to, path }))

  it.each([
    'https://elsewhere.example/articles/x',
    'https://news.example.org:8443/articles/x',
    '/a%20b',
    '/a%3Fb',
  ])('%s is left as it is', (value) => expect(read(value)).toEqual({ to: value, path: undefined }))

  it.each(['javascript:alert(1)', '//elsewhere.example/x', 'articles/x', 'mailto:a@example.org', '#x', ''])(
    '%j is none',
    (value) => expect(read(value)).toBe(undefined),
  )

  it('keeps the place on the page that it named when it leads on, unless there is a new one', () => {
    expect(follow('/a#notes', '/b')).toBe('/b#notes')
    expect(follow('/a#notes', '/b#top')).toBe('/b#top')
    expect(follow('/a?x=1', '/b?y=2')).toBe('/b?y=2')
  })
})
