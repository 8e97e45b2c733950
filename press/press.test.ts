import { mkdtemp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
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
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>X</title><link rel="canonical" href="${SITE}${address}"></head><body><p>${words}</p></body></html>`

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
  ask: (address) => {
    asked.push(address)
    return Promise.resolve(answer(address))
  },
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

  it('made while a batch is being printed does not leave half of a list behind', async () => {
    pages = {
      '/topics/t': ['1'],
      '/topics/t/page/1': ['1'],
      '/topics/t/page/2': ['2'],
      '/topics/t/page/3': ['3'],
    }
    let isChanged = false
    const press = await printFirst()
    const moving = createPress(
      edition,
      {
        ...newsroom,
        ask: (address, batch) => {
          // The article on page 2 is withdrawn after the list and page 1 were made, and all behind it moves.
          if (address === '/topics/t/page/2' && !isChanged) {
            isChanged = true
            pages = { '/topics/t': ['1', 'new'], '/topics/t/page/1': ['1'], '/topics/t/page/2': ['3'] }
          }
          return newsroom.ask(address, batch)
        },
      },
      SITE,
    )
    belonging = ['/topics/t', '/topics/t/page/1', '/topics/t/page/2', '/topics/t/page/3']
    await moving.print(`topics/${A}`)
    expect(press.faults()).toEqual([])
    expect([await wordsAt('/topics/t'), await wordsAt('/topics/t/page/2')]).toEqual(['1 new', '3'])
    await expect(stat(join(folder, 'topics/t/page/3/index.html'))).rejects.toThrow('ENOENT')
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
})
