import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Gone, VERSION_FILE } from '@/lib/edition'
import { Edition, type Print } from './edition'
import { isSound } from './soundness'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-edition-'))
})

const page = (text: string, media: string[] = []): Print => ({
  kind: 'page',
  bytes: Buffer.from(text),
  br: Buffer.from(`br ${text}`),
  gzip: Buffer.from(`gz ${text}`),
  sources: ['s1'],
  media,
})
const marker = (kind: 'moved' | Gone, text = ''): Print => ({
  kind,
  bytes: Buffer.from(text),
  sources: [],
  media: [],
})
const list = async (path: string) => (await readdir(join(folder, path))).sort()
const timeOf = async (file: string) => (await stat(join(folder, file))).mtimeMs

describe('an edition', () => {
  it('does not touch a file whose bytes are the same, and dates a changed one later, in whole seconds', async () => {
    const edition = await Edition.open(folder)
    expect(await edition.put('/articles/x', page('one'))).toBe(true)
    const first = await timeOf('articles/x/index.html')
    expect(await edition.put('/articles/x', page('one'))).toBe(false)
    expect(await timeOf('articles/x/index.html')).toBe(first)
    await edition.put('/articles/x', page('two'))
    expect((await timeOf('articles/x/index.html')) - first).toBeGreaterThanOrEqual(1000)
    expect((await timeOf('articles/x/index.html')) % 1000).toBe(0)
  })

  it('dates what comes back later than what was there before, whatever the clock says', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/articles/x', page('one'))
    const future = new Date((Math.floor(Date.now() / 1000) + 3600) * 1000)
    await utimes(join(folder, 'articles/x/index.html'), future, future)
    await edition.put('/articles/x', marker('gone'))
    await edition.put('/articles/x', page('one'))
    expect(await timeOf('articles/x/index.html')).toBeGreaterThan(future.getTime())
  })

  it('has one thing at an address: a page, a redirect or a sign that it is gone', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/articles/x', page('one'))
    expect(await list('articles/x')).toEqual(['index.html', 'index.html.br', 'index.html.gz'])
    await edition.put('/articles/x', marker('gone'))
    expect(await list('articles/x')).toEqual(['.gone'])
    await edition.put('/articles/x', marker('gone-legal'))
    expect(await list('articles/x')).toEqual(['.gone-legal'])
    await edition.put('/articles/x', marker('moved', '/articles/y\n'))
    expect(await list('articles/x')).toEqual(['.moved'])
    await edition.remove('/articles/x')
    expect(await list('.')).toEqual(['.press'])
  })

  it('has one thing also where the address is a file’s own, as a feed’s is', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/feeds/oil.rss', page('one'))
    await edition.put('/feeds/oil.rss', marker('moved', '/feeds/gas.rss\n'))
    expect(await list('feeds')).toEqual(['oil.rss'])
    expect(await list('feeds/oil.rss')).toEqual(['.moved'])
    await edition.put('/feeds/oil.rss', marker('gone'))
    expect(await list('feeds/oil.rss')).toEqual(['.gone'])
    await edition.put('/feeds/oil.rss', page('two'))
    expect(await list('feeds')).toEqual(['oil.rss', 'oil.rss.br', 'oil.rss.gz'])
    await edition.put('/feeds/oil.rss', marker('moved', '/feeds/gas.rss\n'))
    await edition.remove('/feeds/oil.rss')
    expect(await list('.')).toEqual(['.press'])
  })

  it('sees that a killed press left a folder where a feed was', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/feeds/oil.rss', page('one'))
    await edition.publish()
    await rm(join(folder, 'feeds/oil.rss'))
    await edition.write('feeds/oil.rss/.moved', Buffer.from('/feeds/gas.rss\n'))
    const again = await Edition.open(folder)
    expect(await again.listDamaged(isSound)).toEqual(['/feeds/oil.rss'])
    await again.put('/feeds/oil.rss', page('one'))
    expect(await list('feeds')).toEqual(['oil.rss', 'oil.rss.br', 'oil.rss.gz'])
  })

  it('has every redirect in its map, also one whose line the press did not come to write', async () => {
    const killed = await Edition.open(folder)
    await killed.put('/articles/x', marker('moved', '/articles/y\n'))
    await killed.record()
    await Edition.open(folder)
    expect(await readFile(join(folder, '.press/redirects.map'), 'utf8')).toContain('/articles/x')
  })

  it('remembers what it holds and owes when it is opened again', async () => {
    const edition = await Edition.open(folder)
    await edition.owe(['/articles/x', '/articles/y'])
    await edition.put('/articles/x', page('one'))
    await edition.publish()
    const again = await Edition.open(folder)
    expect([...again.ledger.entries.keys(), ...again.ledger.owed]).toEqual(['/articles/x', '/articles/y'])
    expect(again.ledger.madeFrom('s1')).toEqual(['/articles/x'])
  })

  it('writes anew what a killed press may have left half replaced, even if it is what was there before', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/articles/x', page('one'))
    await edition.publish()
    // A press that dies after the first of three files.
    await edition.owe(['/articles/x'])
    await edition.write('articles/x/index.html.br', Buffer.from('br two'))
    const again = await Edition.open(folder)
    await again.put('/articles/x', page('one'))
    expect(await readFile(join(folder, 'articles/x/index.html.br'), 'utf8')).toBe('br one')
  })

  it('keeps a picture as long as a page shows it', async () => {
    const edition = await Edition.open(folder)
    await edition.addMedia('/media/a.jpg', Buffer.from('picture'))
    await edition.put('/articles/x', page('one', ['/media/a.jpg']))
    await edition.put('/articles/y', page('one', ['/media/a.jpg']))
    await edition.remove('/articles/x')
    await edition.sweepMedia()
    expect(await list('media')).toEqual(['a.jpg'])
    await edition.put('/articles/y', page('without'))
    await edition.sweepMedia()
    expect(await list('.')).toEqual(['.press', 'articles'])
  })

  it('finds what a hand has taken away', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/articles/x', page('one', ['/media/gone.jpg']))
    await edition.put('/about', page('two'))
    expect(await edition.listDamaged()).toEqual(['/articles/x'])
    await edition.put('/real', { ...page('three'), br: brotliCompressSync('three'), gzip: gzipSync('three') })
    expect(await edition.listDamaged(isSound)).not.toContain('/real')
    await edition.write('real/index.html.br', brotliCompressSync('thr33'))
    expect(await edition.listDamaged(isSound)).toContain('/real')
    await edition.put('/real', { ...page('three'), br: brotliCompressSync('three'), gzip: gzipSync('three') })
    expect(await edition.listDamaged(isSound)).not.toContain('/real')
  })

  it('says its redirects once more for nginx, so that no name can become a command', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/old"; return 200', marker('moved', '/new$host\n'))
    await edition.publish(true)
    expect(await readFile(join(folder, '.press/redirects.map'), 'utf8')).toBe(
      '"/old\\"; return 200" "/new%24host";\n',
    )
    expect((await stat(join(folder, VERSION_FILE))).size).toBeGreaterThan(0)
  })

  it('leaves the redirects out that are too long for nginx, which would not start', async () => {
    const edition = await Edition.open(folder)
    await edition.put('/short', marker('moved', '/new\n'))
    await edition.put(`/${'я'.repeat(99)}`.repeat(3), marker('moved', '/new\n'))
    await edition.put('/far', marker('moved', `/${'я'.repeat(700)}\n`))
    await edition.publish(true)
    expect(await readFile(join(folder, '.press/redirects.map'), 'utf8')).toBe('"/short" "/new";\n')
  })
})
