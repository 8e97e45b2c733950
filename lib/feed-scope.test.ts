import { describe, expect, it } from 'vitest'
import { feedPath, readFeedAddress, toScope, toScopeName } from './feed-scope'

describe('the address of a feed', () => {
  it.each([
    ['', '/feed.rss'],
    ['language/kk', '/feeds/language/kk.rss'],
    ['kind/opinion', '/feeds/kind/opinion.rss'],
    ['topics/human-rights', '/feeds/topics/human-rights.rss'],
    ['topics/human-rights/ru', '/feeds/topics/human-rights/ru.rss'],
    ['corrections', '/feeds/corrections.rss'],
    ['authors/momtaza-warsame', '/feeds/authors/momtaza-warsame.rss'],
  ])('names what it is of: “%s”', (name, path) => {
    const scope = toScope(name)
    if (!scope) throw new Error('There is no such feed.')
    expect([toScopeName(scope), feedPath(scope, 'rss')]).toEqual([name, path])
  })

  it.each([
    'language/de', 'kind/rumour', 'topics', 'topics/', 'topics/Über', 'topics/a/de', 'topics/a/ru/kk', 'authors/a/ru', 'kind/news/ru',
    'language/ru/kk', 'articles/a', '__proto__',
  ])('is none for “%s”', (name) => {
    expect(toScope(name)).toBeUndefined()
  }) // prettier-ignore

  it('is read with its format, and not without', () => {
    expect(readFeedAddress('/feeds/kind/news.atom')).toEqual({
      scope: { of: 'kind', kind: 'news' },
      format: 'atom',
    })
    for (const address of [
      '/feeds/kind/news',
      '/feeds/kind/news.xml',
      '/feeds/.rss',
      '/feeds/kind.rss',
      '/feeds/posts/default',
    ])
      expect(readFeedAddress(address)).toBeUndefined()
  })

  it.each([
    ['', '/feeds/all/archive/1.rss'],
    ['kind/news', '/feeds/kind/news/archive/20.rss'],
    ['topics/oil/ru', '/feeds/topics/oil/ru/archive/3.rss'],
    ['topics/archive', '/feeds/topics/archive/archive/3.rss'],
  ])('may be that of an archive of it: “%s”', (name, path) => {
    const asked = readFeedAddress(path)
    if (!asked) throw new Error('There is no such archive.')
    expect(toScopeName(asked.scope)).toBe(name)
    expect(feedPath(asked.scope, asked.format, asked.archive)).toBe(path)
  })

  it.each([
    '/feeds/all.rss', '/feeds/archive/1.rss', '/feeds/kind/news/archive/0.rss', '/feeds/kind/news/archive/01.rss', '/feeds/kind/news/archive/1',
    '/feeds/kind/news/archive/1000000.rss', '/feeds/corrections/archive/1.rss', '/feeds/all/archive/1/archive/1.rss',
  ])('is that of no archive: %s', (path) => {
    expect(readFeedAddress(path)).toBeUndefined()
  }) // prettier-ignore
})
