import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbedded } from '@/scripts/database/embedded'
import { browse, openReader } from '@/scripts/privacy/browsing'
import { readConnections } from '@/scripts/privacy/connections'
import { readNetLog, toSwitches } from '@/scripts/privacy/net-log'
import { provePrivacy } from '@/scripts/privacy/prove'
import { createAsk, createReader, toMarks } from '@/scripts/privacy/reader'
import { isKept, renderReport } from '@/scripts/privacy/report'
import { compareAnswers } from '@/scripts/privacy/requests'
import { listRemote } from '@/scripts/privacy/sockets'
import { findTraces, searchFiles, searchTables, toTraces } from '@/scripts/privacy/traces'
import { findFreePort } from '../start'
import { openBrowser } from './browser'

describe('what readers are promised', () => {
  it('is kept by the site as it runs', async () => {
    const checks = await provePrivacy({ isShort: true, show: (_, step) => step() })
    expect(checks.filter(({ found }) => found.length > 0)).toEqual([])
    expect(checks).toHaveLength(9)
  }, 400_000)
})

/** The proof itself, tried on what breaks each promise. */
describe('the proof finds', () => {
  const reader = createReader()
  const traces = toTraces(toMarks(reader))
  let folder: string
  let server: Server | undefined

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'loudhailer-planted-'))
  })
  afterEach(async () => {
    server?.closeAllConnections()
    server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** A site that answers so. */
  async function open(answer: RequestListener): Promise<string> {
    const port = await findFreePort()
    server = createServer(answer)
    await new Promise<void>((listening) => server?.listen(port, '127.0.0.1', listening))
    return `http://localhost:${port}`
  }

  it('what a page fetches from elsewhere, and what it leaves in the browser', async () => {
    const page = `<link rel="stylesheet" href="//styles.invalid/x.css"><img src="http://pictures.invalid/x.png">
      <script>localStorage.setItem('seen', '1'); document.cookie = 'known=1'; indexedDB.open('kept'); caches.open('kept')</script>`
    const site = await open((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Set-Cookie': 'seen=1; HttpOnly' }).end(page)
    })
    const log = join(folder, 'network.json')
    const browser = await openBrowser(toSwitches(log))
    const { kept } = await browse(await openReader(browser, reader), site, ['/']).finally(() =>
      browser.close(),
    )
    expect(kept.map((each) => each.replace(/,.*| of .*/, '')).sort()).toEqual([
      'IndexedDB',
      'a cookie',
      'cache storage',
      'local storage',
      'the cookie known',
      'the cookie seen',
    ])
    const { requests, elsewhere } = await readNetLog(log)
    expect(requests).toBeGreaterThan(0)
    expect(elsewhere).toEqual([
      'asks for http://pictures.invalid/x.png',
      'asks for http://styles.invalid/x.css',
      'looks up http://pictures.invalid',
      'looks up http://styles.invalid',
    ])
  })

  it('a cookie in an answer, and an answer that is for one reader alone', async () => {
    const site = await open(({ headers, url }, response) => {
      if (url === '/cookie') response.setHeader('Set-Cookie', 'seen=1')
      response.end(url === '/own' ? headers['user-agent'] : 'the same for all')
    })
    const [his, anyone] = [createAsk(site, reader), createAsk(site)]
    expect(await compareAnswers(['/', '/cookie', '/own'], his.ask, anyone.ask)).toEqual({
      asked: 3,
      cookies: ['/cookie sets seen=1'],
      different: ['/own answers him differently'],
    })
    his.close()
    anyone.close()
  })

  it('him in what is said, however it is written', () => {
    const said = (words: string) => findTraces(`✗ A request failed: ${words}`, traces)
    expect(said('nothing of him')).toEqual([])
    expect(said(reader.userAgent.toUpperCase())).toEqual(['his User-Agent'])
    expect(said(Buffer.from(reader.words).toString('hex'))).toEqual(['the words he searched for, in hex'])
    expect(said('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945')).toEqual([])
  })

  it('his address in a file, a compressed one, and hashed', async () => {
    await mkdir(join(folder, 'deep'))
    await writeFile(join(folder, 'deep/access.log'), `${reader.address} GET /\n`)
    await writeFile(join(folder, 'page.html.br'), brotliCompressSync(`<p>${reader.forwarded}</p>`))
    await writeFile(join(folder, 'other'), 'nothing of him')
    const { looked, found } = await searchFiles(folder, traces)
    expect(looked).toBe(3)
    expect(found.sort()).toEqual([
      `the address that a proxy says he has, in the file ${join(folder, 'page.html.br')}`,
      `the reader’s address, in the file ${join(folder, 'deep/access.log')}`,
    ])
    expect((await searchFiles(folder, traces, new Date(Date.now() + 60_000))).looked).toBe(0)
  })

  it('him in a column of any type of any table', async () => {
    const database = await startEmbedded(folder, 'loudhailer-test-password')
    const client = new pg.Client(database.url)
    await client.connect()
    await client.query('create schema elsewhere')
    await client.query('create table visits (at inet, said jsonb, raw bytea)')
    await client.query('create table elsewhere.searches (words text[])')
    await client.query('insert into visits values ($1, $2, $3)', [
      reader.address,
      { agent: reader.userAgent },
      Buffer.from(reader.referrer),
    ])
    await client.query('insert into elsewhere.searches values ($1)', [[reader.words]])
    await client.end()
    const { found } = await searchTables(database.url, traces)
    await database.close()
    expect(found).toEqual([
      'his User-Agent, in the table public.visits, column said',
      'the page he came from, in hex, in the table public.visits, column raw',
      'the reader’s address, in the table public.visits, column at',
      'the words he searched for, in the table elsewhere.searches, column words',
    ])
  })

  it('whom a process connects to and looks up, by whichever module', async () => {
    const log = join(folder, 'connections.jsonl')
    const program = join(folder, 'press.mjs')
    // No name here is looked up beyond this machine, and nothing is sent to anybody.
    await writeFile(
      program,
      `import dns, { Resolver } from 'node:dns'
       import { get } from 'node:https'
       import { connect } from 'node:net'
       const lookup = (host, options, done) => done(new Error('unknown'))
       const ignore = () => undefined
       connect({ host: 'connected.invalid', port: 9, lookup }).on('error', ignore)
       get('https://asked.invalid/', { lookup }).on('error', ignore)
       const resolver = new Resolver({ timeout: 50, tries: 1 })
       resolver.setServers(['127.0.0.1:9'])
       resolver.resolve4('resolved.invalid', ignore)
       dns.lookup('127.0.0.1', ignore)
       await fetch('http://127.0.0.1:65533/').catch(ignore)`,
    )
    await promisify(execFile)(
      process.execPath,
      ['--import=./scripts/privacy/record-connections.mjs', program],
      { env: { ...process.env, CONNECTIONS_LOG: log } },
    )
    expect(await readConnections(log)).toEqual({
      parts: ['press'],
      here: 2,
      elsewhere: [
        'press connects to asked.invalid',
        'press connects to connected.invalid',
        'press looks up resolved.invalid',
      ],
    })
    expect(await readFile(log, 'utf8')).toContain('"kind":"began"')
  })

  it('the far end of a connection in the system’s own tables', () => {
    const line = (far: string) =>
      `   0: 0100007F:1F90 ${far} 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1`
    const table = (...far: string[]) => ['  sl  local_address rem_address', ...far.map(line), ''].join('\n')
    expect(
      listRemote(table('0100007F:1538', '00000000:0000', '00000000000000000000000001000000:1538')),
    ).toEqual([])
    expect(listRemote(table('010200C0:01BB', 'B80D0120000000000000000001000000:0050'))).toEqual([
      { address: '192.0.2.1 port 443', inode: '4711' },
      { address: '2001:db8::1 port 80', inode: '4711' },
    ])
  })

  it('and its report says so, where it was found', () => {
    const kept = { promise: 'Kept.', looked: 'Looked.', found: [] }
    const broken = {
      promise: 'Broken.',
      looked: 'Looked.',
      found: Array.from({ length: 12 }, (_, n) => `place ${n}`),
    }
    expect([isKept([kept]), isKept([kept, broken])]).toEqual([true, false])
    const text = renderReport([kept, broken])
    for (const words of ['✓ Kept.', '✗ Broken.', 'place 0', 'and 2 more', '1 of 2 promises were broken'])
      expect(text).toContain(words)
    expect(renderReport([kept])).toContain('Every promise was kept.')
  })
})
