import { spawnSync } from 'node:child_process'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { type DefaultTreeAdapterTypes, defaultTreeAdapter as tree, parseFragment } from 'parse5'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { toCleanText } from '@/lib/clean-text'
import type { FeedView } from '@/queries/feed.view'
import { renderAtom } from './atom'
import { toFeed } from './entry'
import { HOSTILE_SITE } from '@/tests/hostile-feed'
import { renderJson } from './json'
import { renderRss } from './rss'

/** What a reader shows of an entry; its content as HTML. */
type Shown = { id: string; title: string; content: string }

const parser = new Parser<object, { content?: string; 'content:encoded'?: string; id?: string }>()

async function readByRssParser(xml: string): Promise<Shown[]> {
  const { items } = await parser.parseString(xml)
  return items.map((item) => ({
    id: item.guid ?? item.id ?? '',
    title: item.title ?? '',
    content: item['content:encoded'] ?? item.content ?? '',
  }))
}

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False, resolve_relative_uris=False)
json.dump({"bozo": str(feed.get("bozo_exception", "")), "entries": [{"id": e.id, "title": e.title, "content": e.content[0].value} for e in feed.entries]}, sys.stdout)
`
/** Debian's package is for Debian's own Python, which another may stand before. */
const python = ['python3', '/usr/bin/python3'].find(
  (each) => spawnSync(each, ['-c', 'import feedparser']).status === 0,
)

function readByFeedparser(xml: string): Shown[] {
  const { stdout } = spawnSync(python ?? '', ['-c', FEEDPARSER], {
    input: xml,
    maxBuffer: 64 * 2 ** 20,
    encoding: 'utf8',
  })
  const { bozo, entries } = JSON.parse(stdout) as { bozo: string; entries: Shown[] }
  // What feedparser finds wrong with a document that it could read all the same.
  expect(bozo).toBe('')
  return entries
}

const readers: Record<string, (view: FeedView) => Shown[] | Promise<Shown[]>> = {
  'RSS by feedsmith': (view) =>
    (parseRssFeed(renderRss(view)).items ?? []).map(({ guid, title, content }) => ({
      id: guid?.value ?? '',
      title: title ?? '',
      content: content?.encoded ?? '',
    })),
  'Atom by feedsmith': (view) =>
    (parseAtomFeed(renderAtom(view)).entries ?? []).map(({ id, title, content }) => ({
      id: id ?? '',
      title: title?.value ?? '',
      content: content?.value ?? '',
    })),
  'JSON Feed by feedsmith': (view) =>
    (parseJsonFeed(renderJson(view)).items ?? []).map(({ id, title, content_html: content }) => ({
      id: id ?? '',
      title: title ?? '',
      content: content ?? '',
    })),
  'RSS by rss-parser': (view) => readByRssParser(renderRss(view)),
  'Atom by rss-parser': (view) => readByRssParser(renderAtom(view)),
}

const pythons: typeof readers = {
  'RSS by feedparser': (view) => readByFeedparser(renderRss(view)),
  'Atom by feedparser': (view) => readByFeedparser(renderAtom(view)),
}

/** The words of HTML, and its pictures by address and alternative text. */
function see(html: string): { words: string; pictures: string[] } {
  const words: string[] = []
  const pictures: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (tree.isTextNode(child)) words.push(child.value)
      if (!tree.isElementNode(child)) continue
      const valueOf = (name: string) => child.attrs.find((each) => each.name === name)?.value
      if (child.tagName === 'img') pictures.push(`${valueOf('src')} ${valueOf('alt')}`)
      walk(child)
    }
  }
  walk(parseFragment(html))
  return { words: words.join('').replace(/\s+/g, ' ').trim(), pictures }
}

async function expectWhole(read: (typeof readers)[string]) {
  const shown = await read(HOSTILE_SITE)
  const { entries } = toFeed(HOSTILE_SITE, 'atom')
  expect(shown.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
  expect(shown.map(({ title }) => title.replace(/\s+/g, ' '))).toEqual(
    entries.map(({ title }) => toCleanText(title).replace(/\s+/g, ' ')),
  )
  for (const [at, { content }] of entries.entries())
    expect(see(shown[at]?.content ?? '')).toEqual(see(content))
}

describe('a hostile site’s articles are the same words, pictures and alternative texts', () => {
  it.each(Object.keys(readers))('in %s', (name) => expectWhole(readers[name] ?? (() => [])))

  it.skipIf(!python).each(Object.keys(pythons))('in %s, where it is installed', (name) =>
    expectWhole(pythons[name] ?? (() => [])),
  )

  it('which are all there to begin with', () => {
    const [hostile, kazakh] = toFeed(HOSTILE_SITE, 'atom').entries.map(({ content }) => see(content))
    expect(hostile?.pictures).toHaveLength(3)
    expect(
      hostile?.pictures.filter((each) => each.startsWith('https://news.example.org/media/')),
    ).toHaveLength(3)
    expect(hostile?.words).toContain('<img src=x onerror=alert(1)>'.replace('<', '&lt;').replace('>', '&gt;'))
    expect(kazakh?.words.length).toBeGreaterThan(400_000)
  })
})
