import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '@/feeds/atom'
import { renderJson } from '@/feeds/json'
import { renderOpml } from '@/feeds/opml'
import { renderRss } from '@/feeds/rss'
import { getAbsence } from '@/queries/absence'
import { listAll, listOf } from '@/queries/edition'
import { getFeed } from '@/queries/feed'
import { listFeedGroups } from '@/queries/feed-groups'
import { getLocale, getSite } from '@/queries/site'
import { createArticle, createAuthor, createTopic, publish } from '../factories'
import { openFeed } from '../feeds'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const speak = (...languages: ('en' | 'ru' | 'kk')[]) =>
  payload().updateGlobal({ slug: 'site', data: { languages } })

const headlinesOf = async (name: string) => (await openFeed(name)).articles.map(({ headline }) => headline)

const feedsAmong = (addresses: string[]) =>
  addresses.filter((address) => address.startsWith('/feeds/') && address.endsWith('.rss')).sort()

async function publishTwo() {
  await speak('en', 'ru')
  const [oil, unions] = [await createTopic(payload(), 'Oil'), await createTopic(payload(), 'Unions')]
  const [aigul, timur] = [await createAuthor(payload(), 'Aigul'), await createAuthor(payload(), 'Timur')]
  const english = await createArticle(payload(), {
    headline: 'In English', kind: 'opinion', topics: [oil.id], authors: [aigul.id],
  }) // prettier-ignore
  const russian = await createArticle(payload(), {
    headline: 'По-русски', language: 'ru', topics: [oil.id, unions.id], authors: [timur.id],
  }) // prettier-ignore
  return { oil, unions, timur, english, russian }
}

describe('a feed of a part of what comes out', () => {
  it('brings the articles of its language, kind, topic or author, and no others, the newest first', async () => {
    await publishTwo()
    const names = ['', 'language/ru', 'kind/opinion', 'topics/oil', 'topics/oil/en', 'topics/unions', 'authors/timur'] // prettier-ignore
    expect(await Promise.all(names.map(headlinesOf))).toEqual([
      ['По-русски', 'In English'],
      ['По-русски'],
      ['In English'],
      ['По-русски', 'In English'],
      ['In English'],
      ['По-русски'],
      ['По-русски'],
    ])
  })

  it('is none where nothing published belongs, and empty for a kind that nothing has come out of yet', async () => {
    await publishTwo()
    await createTopic(payload(), 'Embargoed')
    for (const name of [
      'topics/unions/en',
      'topics/embargoed',
      'topics/never',
      'authors/never',
      'language/kk',
    ])
      expect([name, await getFeed(name)]).toEqual([name, undefined])
    expect(await headlinesOf('kind/interview')).toEqual([])
  })

  it('says what it is of, and leads to the page of the same in the same language', async () => {
    await publishTwo()
    const [all, spoken] = [await openFeed('topics/unions'), await openFeed('topics/oil/ru')]
    expect([all.title, all.page]).toEqual([`${all.site.name}: Unions`, '/ru/topics/unions'])
    expect([spoken.title, spoken.page]).toEqual([`${all.site.name}: Oil (Русский)`, '/ru/topics/oil'])
    const self = 'feeds/topics/oil/ru'
    expect(parseRssFeed(renderRss(spoken)).atom?.links?.[0]?.href).toMatch(`${self}.rss`)
    expect(parseAtomFeed(renderAtom(spoken)).id).toMatch(`${self}.atom`)
    expect(parseJsonFeed(renderJson(spoken)).feed_url).toMatch(`${self}.json`)
  })

  it('speaks the language of each article in labels and addresses, not that of the site', async () => {
    const { russian } = await publishTwo()
    await publish(payload(), russian.id, {
      corrections: [{ kind: 'correction', date: '2026-01-03T12:00:00.000Z', text: 'Семь, а не шесть.' }],
    })
    const [item] = parseJsonFeed(renderJson(await openFeed('language/ru'))).items ?? []
    expect(item?.content_html).toMatch(
      /^<p><strong>Исправление, 3 января 2026 г\.:<\/strong> Семь, а не шесть\./,
    )
    expect(item?.tags?.[0]).toBe('Новости')
    expect(item?.authors?.[0]?.url).toMatch(/\/ru\/authors\/timur$/)
    const [entry] = parseAtomFeed(renderAtom(await openFeed('language/ru'))).entries ?? []
    expect(
      entry?.categories?.map(({ scheme, term, label }) => [
        scheme?.replace(/^https?:\/\/[^/]+/, ''),
        term,
        label,
      ]),
    ).toEqual([
      ['/follow', 'news', 'Новости'],
      ['/topics', 'oil', 'Oil'],
      ['/topics', 'unions', 'Unions'],
    ])
  })
})

describe('the feeds of a topic or an author whose address changed', () => {
  it('are where the old ones lead, in every format and language, and the press is told', async () => {
    const { oil, timur } = await publishTwo()
    await payload().update({ collection: 'topics', id: oil.id, data: { slug: 'petroleum' } })
    await payload().update({ collection: 'authors', id: timur.id, data: { slug: 'timur-k' } })
    expect(await getAbsence('/feeds/topics/oil/ru.atom')).toEqual({
      reason: 'moved',
      to: '/feeds/topics/petroleum/ru.atom',
    })
    expect(await getAbsence('/feeds/authors/timur.json')).toEqual({
      reason: 'moved',
      to: '/feeds/authors/timur-k.json',
    })
    expect(await getAbsence('/feeds/topics/never.rss')).toEqual({ reason: 'unknown' })
    const { docs } = await payload().find({ collection: 'redirects', sort: 'createdAt' })
    const old = ['/feeds/authors/timur.rss', '/feeds/topics/oil.rss', '/feeds/topics/oil/en.rss', '/feeds/topics/oil/ru.rss'] // prettier-ignore
    expect(feedsAmong((await listOf(docs.map(({ id }) => `redirects/${id}`))).addresses)).toEqual(old)
    expect(feedsAmong((await listAll()).addresses)).toEqual(expect.arrayContaining(old))
  })

  it('are found also where another site had its own, if a publisher leads there', async () => {
    await payload().create({
      collection: 'redirects',
      data: { kind: 'moved', from: '/feeds/posts/default', to: '/feed.atom' },
    })
    expect(await getAbsence('/feeds/posts/default')).toEqual({ reason: 'moved', to: '/feed.atom' })
  })
})

describe('the feed of corrections', () => {
  it('has an entry for each, newest first, under a name that lasts, and follows those that are taken back', async () => {
    const { english, russian } = await publishTwo()
    const note = (day: number, text: string) =>
      ({ kind: 'correction', date: `2026-01-0${day}T12:00:00.000Z`, text }) as const
    await publish(payload(), russian.id, { corrections: [note(2, 'Семь.')] })
    const { corrections } = await publish(payload(), english.id, {
      corrections: [note(1, 'Seven & not six.'), note(3, 'Eight.')],
    })
    const read = async () => parseAtomFeed(renderAtom(await openFeed('corrections'))).entries ?? []
    const [eight, seven, six] = await read()
    expect([eight, seven, six].map((entry) => entry?.title?.value)).toEqual([
      'Correction: In English',
      'Исправление: По-русски',
      'Correction: In English',
    ])
    expect(six?.content?.value).toContain('<p>Seven &amp; not six.</p>')
    expect(new Set([eight?.id, seven?.id, six?.id]).size).toBe(3)
    // A row's name in the database says when an editor began to write it.
    for (const row of corrections ?? []) expect(`${eight?.id} ${six?.id}`).not.toContain(row.id)
    expect(feedsAmong((await listOf([`articles/${english.id}`])).addresses)).toContain(
      '/feeds/corrections.rss',
    )

    await publish(payload(), english.id, { corrections: corrections?.slice(1) ?? [] })
    expect((await read()).map(({ id }) => id)).toEqual([eight?.id, seven?.id])
  })
})

describe('the edition', () => {
  it('holds a feed for each language, kind, topic, topic in a language, and author there is', async () => {
    await publishTwo()
    expect(feedsAmong((await listAll()).addresses)).toEqual([
      '/feeds/authors/aigul.rss',
      '/feeds/authors/timur.rss',
      '/feeds/corrections.rss',
      ...['analysis', 'campaign', 'interview', 'news', 'opinion'].map((kind) => `/feeds/kind/${kind}.rss`),
      '/feeds/language/en.rss',
      '/feeds/language/ru.rss',
      '/feeds/topics/oil.rss',
      '/feeds/topics/oil/en.rss',
      '/feeds/topics/oil/ru.rss',
      '/feeds/topics/unions.rss',
      '/feeds/topics/unions/ru.rss',
    ])
    await speak('en')
    const one = feedsAmong((await listAll()).addresses)
    expect(one.filter((address) => /language|\/(?:en|ru)\.rss/.test(address))).toEqual([])
  })

  it('prints as many feeds for an article as it has topics and authors, however many articles there are', async () => {
    const { english, oil } = await publishTwo()
    const feedsOf = async () => feedsAmong((await listOf([`articles/${english.id}`])).addresses)
    const own = ['authors/aigul', 'kind/opinion', 'language/en', 'topics/oil', 'topics/oil/en'].map(
      (name) => `/feeds/${name}.rss`,
    )
    expect(await feedsOf()).toEqual(own)
    for (let more = 0; more < 3; more++) await createArticle(payload(), { kind: 'opinion', topics: [oil.id] })
    expect(await feedsOf()).toEqual(own)
  })

  it('follows a topic to its new address', async () => {
    const { unions } = await publishTwo()
    await payload().update({ collection: 'topics', id: unions.id, data: { slug: 'trade-unions' } })
    expect(feedsAmong((await listOf([`topics/${unions.id}`])).addresses)).toEqual([
      '/feeds/topics/trade-unions.rss',
      '/feeds/topics/trade-unions/ru.rss',
    ])
  })
})

describe('the page on following', () => {
  it('offers what there is in its language, and no choice of languages where there is one', async () => {
    await publishTwo()
    const namesIn = async (language: string) =>
      (await listFeedGroups(await getLocale(language))).map(({ feeds }) => feeds.map(({ name }) => name))
    expect((await namesIn('ru')).slice(0, 3)).toEqual([['English', 'Русский'], ['Oil', 'Unions'], ['Timur']])
    await speak('en')
    expect((await namesIn('en'))[0]).toEqual(['Oil', 'Unions'])
  })
})

describe('the list of feeds that a feed reader takes in', () => {
  const read = async (tag: 'en' | 'ru') => {
    const locale = await getLocale(tag)
    const { name } = await getSite()
    return parseOpml(renderOpml(name, await listFeedGroups(locale), locale, 'https://example.org')).body
      ?.outlines
  }

  it('has every feed that there is, in groups, under addresses that there are', async () => {
    await publishTwo()
    const [everything, ...groups] = (await read('en')) ?? []
    expect(everything?.xmlUrl).toBe('https://example.org/feed.atom')
    expect(groups.map(({ text }) => text)).toEqual(['By language', 'By topic', 'By author', 'By kind'])
    const listed = groups.flatMap(({ outlines }) =>
      (outlines ?? []).map(({ xmlUrl = '' }) => new URL(xmlUrl).pathname),
    )
    expect(listed).toContain('/feeds/topics/oil/en.atom')
    const { addresses } = await listAll()
    expect(addresses).toEqual(expect.arrayContaining([...listed, '/feeds.opml', '/ru/feeds.opml']))
  })

  it('speaks the language of its address, and means what was written by names with signs in them', async () => {
    await speak('en', 'ru')
    const topic = await createTopic(payload(), '“Oil” & <gas>')
    await createArticle(payload(), { headline: 'По-русски', language: 'ru', topics: [topic.id] })
    const outlines = (await read('ru')) ?? []
    expect(outlines.map(({ text }) => text).slice(1, 3)).toEqual(['По языкам', 'По темам'])
    expect(outlines[2]?.outlines?.[0]?.text).toMatch(/: “Oil” & <gas>$/)
  })
})
