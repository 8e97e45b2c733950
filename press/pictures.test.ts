import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { Edition } from './edition'
import type { Newsroom } from './newsroom'
import { createPress } from './press'

const SITE = 'https://news.example.org'
const PICTURE = 'aaaaaaaa-1111-4222-8333-944444444444'
const OLD = 'bbbbbbbb-1111-4222-8333-944444444444.jpg'
const NEW = 'cccccccc-1111-4222-8333-944444444444.jpg'

let folder: string
let edition: Edition
/** The file that the newsroom's picture has, and addresses that it cannot make a page for. */
let file: string
let failing: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-press-'))
  edition = await Edition.open(folder)
  ;[file, failing] = [OLD, []]
})

/** A newsroom whose articles show one picture: on their pages, in the card that is shared, and in the feed. */
const showing = (articles: number): Newsroom => {
  const addresses = ['/feed.rss', ...Array.from({ length: articles }, (_, n) => `/articles/a${n}`)]
  const article = (address: string) =>
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>X</title><link rel="canonical" href="${SITE}${address}"></head><body><img src="/media/${file}" alt=""></body></html>`
  const feed = () =>
    `<rss><content>&lt;img src=&quot;${SITE}/media/${file}&quot;&gt;</content><enclosure url="${SITE}/media/${file}"/></rss>`
  return {
    absences: () => 0,
    ask: (address) => {
      const isPicture = address.startsWith('/media/')
      const body = isPicture ? 'picture' : address === '/feed.rss' ? feed() : article(address)
      const status = failing.includes(address) ? 401 : 200
      return Promise.resolve({ status, location: undefined, body: Buffer.from(body), sources: ['aaaaaaaa'] })
    },
    aged: () => Promise.resolve({ addresses: [], until: '', next: '' }),
    list: (documents) => Promise.resolve({ release: '1', addresses: documents ? [] : addresses }),
    close: () => undefined,
  }
}

async function printFirst(articles: number) {
  const press = createPress(edition, showing(articles), SITE)
  await press.oweEverything()
  await press.settle()
  return press
}

const shown = async () => (await readdir(join(folder, 'media'))).sort()

describe('a replaced picture', () => {
  it('is the new file on every page and in the feed, and the old file is gone with the last of them', async () => {
    const press = await printFirst(3)
    expect(await shown()).toEqual([OLD])
    file = NEW
    await press.print(`media/${PICTURE}`)
    expect(await shown()).toEqual([NEW])
  })

  it.each(['/articles/a1', '/feed.rss'])(
    'keeps its old file while %s, which could not be printed, names it',
    async (address) => {
      const press = await printFirst(3)
      ;[file, failing] = [NEW, [address]]
      await expect(press.print(`media/${PICTURE}`)).rejects.toThrow('401')
      expect(await shown()).toEqual([OLD, NEW])
      // Also for a press that begins anew.
      await Edition.open(folder)
      expect(await shown()).toEqual([OLD, NEW])
      failing = []
      await press.print('owed')
      await press.settle()
      expect(await shown()).toEqual([NEW])
    },
  )

  it('keeps it while some of very many pages wait to be printed', async () => {
    const press = await printFirst(150)
    file = NEW
    await press.print(`media/${PICTURE}`)
    expect(edition.ledger.owed.size).toBeGreaterThan(0)
    expect(await shown()).toEqual([OLD, NEW])
    await press.settle()
    expect(await shown()).toEqual([NEW])
  })
})
