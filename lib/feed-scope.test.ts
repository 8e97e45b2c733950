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
})
