import { mkdtemp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VERSION_FILE } from '@/lib/edition'
import { toListSource } from '@/lib/sources'
import { canonicalPath } from '@/lib/urls'
import { Edition } from './edition'
import type { Answer, Newsroom } from './newsroom'
import { createPress, type Press } from './press'

const SITE = 'https://news.example.org'
const A = 'aaaaaaaa-1111-4222-8333-944444444444'

/** What the newsroom has, by address: the documents a page is made from, or the status of what is no page. */
type Pages = Record<string, string[] | number>

let folder: string
let edition: Edition
let pages: Pages
let asked: string[]
let belonging: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-press-'))
  edition = await Edition.open(folder)
  ;[pages, asked, belonging] = [{}, [], []]
})

const html = (address: string, words: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>X</title><link rel="canonical" href="${SITE}${canonicalPath(address)}"></head><body><p>${words}</p></body></html>`

function answer(address: string): Answer {
  const page = pages[address] ?? 404
  const body = typeof page === 'number' ? '' : html(address, page.join(' '))
  return {
    status: typeof page === 'number' ? page : 200,
    location: page === 308 ? '/elsewhere' : undefined,
    body: Buffer.from(body),
    sources: typeof page === 'number' ? [] : page,
  }
}

const newsroom: Newsroom = {
  absences: () => 0,
  ask: (address) => {
    asked.push(address)
    return Promise.resolve(answer(address))
  },
  aged: () => Promise.resolve({ addresses: [], until: '', next: '' }),
  list: (documents) =>
    Promise.resolve({ release: '1', addresses: documents ? belonging : Object.keys(pages) }),
  close: () => undefined,
}

async function printFirst(from: Newsroom = newsroom): Promise<Press> {
  const press = createPress(edition, from, SITE)
  await press.oweEverything()
  await press.settle()
  asked = []
  return press
}

const wordsAt = async (address: string) =>
  /<p>(.*)<\/p>/.exec(await readFile(join(folder, address, 'index.html'), 'utf8'))?.[1]

describe('a change', () => {
  it('reprints the pages that show the document, and no others', async () => {
    pages = { '/articles/x': ['aaaaaaaa'], '/articles/y': ['bbbbbbbb'], '/archive': ['aaaaaaaa', 'bbbbbbbb'] }
    const press = await printFirst()
    pages['/articles/x'] = ['aaaaaaaa', 'cccccccc']
    await press.print(`articles/${A}`)
    expect(asked.sort()).toEqual(['/archive', '/articles/x'])
    expect(await wordsAt('/articles/x')).toBe('aaaaaaaa cccccccc')
  })

  it('that a page cannot follow fails in words, leaves the old page, and is tried again', async () => {
    pages = { '/articles/x': ['aaaaaaaa'] }
    const press = await printFirst()
    pages['/articles/x'] = 401
    await expect(press.print(`articles/${A}`)).rejects.toThrow('the newsroom answered 401')
    expect(await wordsAt('/articles/x')).toBe('aaaaaaaa')
    expect([...edition.ledger.owed]).toEqual(['/articles/x'])
    pages['/articles/x'] = ['aaaaaaaa', 'again']
    await press.print('owed')
    await press.settle()
    expect([await wordsAt('/articles/x'), edition.ledger.owed.size]).toEqual(['aaaaaaaa again', 0])
  })

  it('is owed before the newsroom is asked where it belongs, in case that fails', async () => {
    pages = { '/articles/x': ['aaaaaaaa'] }
    const press = await printFirst({
      ...newsroom,
      list: (documents) => (documents ? Promise.reject(new Error('500')) : newsroom.list()),
    })
    await expect(press.print(`articles/${A}`)).rejects.toThrow('500')
    expect([...(await Edition.read(folder)).ledger.owed]).toEqual(['/articles/x'])
  })

  it('shown on very many pages does not keep the next one waiting', async () => {
    for (let n = 0; n < 500; n++) pages[`/articles/a${n}`] = ['aaaaaaaa']
    pages['/articles/x'] = ['bbbbbbbb']
    const press = await printFirst()
    const [many, next] = [
      press.print(`disclaimers/${A}`),
      press.print('articles/bbbbbbbb-1111-4222-8333-944444444444'),
    ]
    await Promise.all([many, next])
    expect(asked.length).toBeLessThanOrEqual(100)
    await press.settle()
    expect(new Set(asked).size).toBe(501)
  })

  it('of an article with very many pages beside it is before readers with the article and its lists', async () => {
    const beside = Array.from({ length: 150 }, (_, n) => `/articles/x/revisions/${n + 1}`)
    for (const address of [...beside, '/articles/x', '/topics/t']) pages[address] = ['aaaaaaaa']
    const press = await printFirst()
    belonging = [...beside, '/articles/x', '/topics/t']
    pages['/articles/x'] = pages['/topics/t'] = ['aaaaaaaa', 'new']
    await press.print(`articles/${A}`)
    expect([await wordsAt('/articles/x'), await wordsAt('/topics/t')]).toEqual([
      'aaaaaaaa new',
      'aaaaaaaa new',
    ])
    expect(asked.filter((address) => beside.includes(address)).length).toBeLessThan(100)
  })

  it('by which a topic’s list comes is followed by the articles that link to it', async () => {
    pages = { '/articles/x': ['aaaaaaaa', toListSource('/topics/t')] }
    const press = await printFirst()
    pages['/topics/t'] = ['bbbbbbbb']
    pages['/articles/x'] = ['aaaaaaaa', toListSource('/topics/t'), 'linked']
    belonging = ['/topics/t']
    await press.print('articles/bbbbbbbb-1111-4222-8333-944444444444')
    expect(await wordsAt('/articles/x')).toContain('linked')
    expect(edition.ledger.owed.size).toBe(0)
  })

  describe('made while the pages of a list are printed', () => {
    const LIST = ['/topics/t', '/topics/t/page/1', '/topics/t/page/2', '/topics/t/page/3']
    const before: Pages = { '/topics/t': ['11111111'], '/topics/t/page/1': ['11111111'], '/topics/t/page/2': ['22222222'], '/topics/t/page/3': ['33333333'] } // prettier-ignore
    const after: Pages = { '/topics/t': ['11111111', 'new'], '/topics/t/page/1': ['11111111'], '/topics/t/page/2': ['33333333'] } // prettier-ignore

    async function expectAfter(): Promise<void> {
      expect([await wordsAt('/topics/t'), await wordsAt('/topics/t/page/2')]).toEqual([
        '11111111 new',
        '33333333',
      ])
      await expect(stat(join(folder, 'topics/t/page/3/index.html'))).rejects.toThrow('ENOENT')
    }

    it('moves all of them when its own turn comes, since they were made from one reading', async () => {
      pages = before
      const press = await printFirst()
      belonging = LIST
      await press.print(`topics/${A}`)
      // The article on page 2 was withdrawn.
      pages = after
      belonging = []
      await press.print('articles/22222222-1111-4222-8333-944444444444')
      await expectAfter()
    })

    it('moves all of them at once when the newsroom was away and has forgotten that reading', async () => {
      pages = before
      await printFirst()
      let absences = 0
      const failing = {
        ...newsroom,
        absences: () => absences,
        ask: (address: string, batch: string) => {
          if (address === '/topics/t/page/2' && absences === 0) [absences, pages] = [1, after]
          return newsroom.ask(address, batch)
        },
      }
      belonging = LIST
      await createPress(edition, failing, SITE).print(`topics/${A}`)
      await expectAfter()
    })

    it('reprints none of them a second time while the newsroom is there', async () => {
      pages = before
      belonging = LIST
      await createPress(edition, newsroom, SITE).print(`topics/${A}`)
      // The list is new, so whatever names it is printed besides.
      const pagesOfList = asked.filter((address) => address.startsWith('/topics/t'))
      expect(pagesOfList.sort()).toEqual([...LIST, '/topics/t/page/4'])
    })
  })
})

describe('an address that cannot be written', () => {
  it('keeps no other from being printed', async () => {
    pages = { '/blocked': 410, '/articles/x': ['aaaaaaaa'], '/articles/y': 410 }
    // A file stands where the marker's folder would have to be.
    await writeFile(join(folder, 'blocked'), '')
    await mkdir(join(folder, 'articles'), { recursive: true })
    const press = await printFirst()
    expect(press.faults().map(({ address }) => address)).toEqual(['/blocked'])
    expect(await wordsAt('/articles/x')).toBe('aaaaaaaa')
    expect([...edition.ledger.entries.keys()].sort()).toEqual(['/articles/x', '/articles/y'])
  })

  it('is not printed without end where two lists that moved name each other and the disk is full', async () => {
    pages = { '/topics/t': ['aaaaaaaa'], '/ru/topics/t': ['aaaaaaaa', 'bbbbbbbb'] }
    const press = await printFirst()
    pages = { '/topics/t': 308, '/ru/topics/t': 308 }
    edition.write = () => Promise.reject(new Error('The disk is full.'))
    await expect(press.print(`topics/${A}`)).rejects.toThrow('The disk is full.')
    expect([...edition.ledger.owed]).toEqual(expect.arrayContaining(['/topics/t', '/ru/topics/t']))
  })
})

describe('a clock that is put back', () => {
  const HOUR = 3_600_000
  afterEach(() => vi.useRealTimers())

  it('while a change is printed does not keep it from those who keep pages in memory', async () => {
    pages = { '/articles/x': ['aaaaaaaa'] }
    const press = await printFirst({
      ...newsroom,
      ask: (address, batch) => {
        if (vi.isFakeTimers()) vi.setSystemTime(Date.now() - HOUR)
        return newsroom.ask(address, batch)
      },
    })
    const version = () => readFile(join(folder, VERSION_FILE), 'utf8')
    const before = await version()
    vi.useFakeTimers({ toFake: ['Date'] })
    pages['/articles/x'] = ['aaaaaaaa', 'new']
    await press.print(`articles/${A}`)
    expect([await wordsAt('/articles/x'), (await version()) === before]).toEqual(['aaaaaaaa new', false])
  })

  it('does not put off what is tried again after a misprint', async () => {
    pages = { '/articles/x': ['aaaaaaaa'] }
    const press = await printFirst()
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    pages['/articles/x'] = 401
    await expect(press.print(`articles/${A}`)).rejects.toThrow('401')
    pages['/articles/x'] = ['aaaaaaaa', 'again']
    vi.advanceTimersByTime(30_000)
    vi.setSystemTime(Date.now() - HOUR)
    await press.settle()
    expect(await wordsAt('/articles/x')).toBe('aaaaaaaa again')
  })
})
