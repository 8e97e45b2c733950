import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ABSENT_PAGES, toFile, toMarker } from '@/lib/edition'
import { LARGE_PICTURE, OWN_POLICY, pages, PICTURE, toPage } from '@/tests/http/edition'
import { openFront, until } from '@/tests/http/front'

/** Milliseconds in which readers must see a change; the system tells of it in one or two. */
const AT_ONCE = 500

describe('a change of the edition', () => {
  it('is shown as soon as the press says that it is there', async () => {
    const { edition, get } = await openFront()
    for (const coding of ['br', 'gzip', '']) await get('/articles/x', { 'accept-encoding': coding })
    const before = await get('/articles/x')
    const text = toPage('A corrected article')
    await edition.print('/articles/x', text, new Date(1_700_000_001_000))
    await edition.publish()
    expect(await until(async () => (await get('/articles/x')).text === text)).toBeLessThan(AT_ONCE)
    const after = await get('/articles/x', { 'if-none-match': before.headers.etag ?? '' })
    expect([after.status, after.headers['last-modified']]).toEqual([200, 'Tue, 14 Nov 2023 22:13:21 GMT'])
  })

  it('withdraws an article and brings it back', async () => {
    const { edition, get } = await openFront()
    await get('/articles/x')
    await edition.remove('/articles/x')
    await edition.publish()
    expect(await until(async () => (await get('/articles/x')).status === 410)).toBeLessThan(AT_ONCE)
    await edition.print('/articles/x', pages['/articles/x'])
    await edition.publish()
    expect(await until(async () => (await get('/articles/x')).status === 200)).toBeLessThan(AT_ONCE)
  })

  it('is shown for an address that was nowhere, at once and unannounced', async () => {
    const { edition, get } = await openFront()
    expect((await get('/articles/new')).status).toBe(404)
    await edition.print('/articles/new', toPage('New'))
    expect((await get('/articles/new')).status).toBe(200)
  })

  it('leaves readers what did not change, with its tag', async () => {
    const { edition, get } = await openFront()
    const { headers } = await get('/articles/x', { 'accept-encoding': 'br' })
    await edition.publish()
    const again = await get('/articles/x', { 'accept-encoding': 'br', 'if-none-match': headers.etag ?? '' })
    expect(again.status).toBe(304)
  })

  it('is seen also when the whole folder is another', async () => {
    const { edition, get } = await openFront()
    await get('/')
    const aside = join(edition.top, 'aside')
    await rename(edition.folder, aside)
    await until(async () => (await get('/')).status === 404)
    await rename(aside, edition.folder)
    await edition.print('/', toPage('Home again'))
    await until(async () => (await get('/')).text.includes('Home again'))
    await edition.print('/', toPage('Home once more'))
    await edition.publish()
    await until(async () => (await get('/')).text.includes('Home once more'))
  })
})

describe('the front', () => {
  it('says in a line what the edition has no page for', async () => {
    const { edition, get } = await openFront()
    for (const page of [404, 410, '410-legal'] as const) await edition.remove(ABSENT_PAGES[page])
    const absent = await get('/none')
    expect([absent.status, absent.text]).toEqual([404, 'There is nothing at this address.\n'])
    const gone = await get('/articles/withdrawn')
    expect([gone.status, gone.text]).toEqual([410, 'What stood at this address was withdrawn.\n'])
    const legal = await get('/articles/legal')
    expect([legal.status, legal.text]).toEqual([
      410,
      'What stood at this address was withdrawn for legal reasons.\n',
    ])
  })

  it('gives each encoding its own tag, and no tag to what answers for others', async () => {
    const { get } = await openFront()
    const tags = await Promise.all(
      ['', 'gzip', 'br'].map(async (coding) => (await get('/', { 'accept-encoding': coding })).headers.etag),
    )
    expect(new Set(tags).size).toBe(3)
    expect(tags.join(' ')).toMatch(/^"[\w-]{22}" "[\w-]{22}" "[\w-]{22}"$/)
    const absent = await get('/none', { 'if-none-match': '*', 'if-modified-since': new Date().toUTCString() })
    expect([absent.status, absent.headers.etag, absent.headers['last-modified']]).toEqual([
      404,
      undefined,
      undefined,
    ])
  })

  it('sends a page’s own policy as a header, from each encoding', async () => {
    const { edition, get } = await openFront()
    for (const coding of ['', 'gzip', 'br']) {
      const { headers } = await get('/', { 'accept-encoding': coding })
      expect(headers['content-security-policy']).toBe(`${OWN_POLICY}; frame-ancestors 'none'`)
    }
    await edition.print('/bare', '<!DOCTYPE html><html><head><title>Bare</title></head></html>')
    expect((await get('/bare')).headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'inline-speculation-rules'; style-src 'unsafe-inline'",
    )
  })

  it('says with 304 how long the copy is good', async () => {
    const { get } = await openFront()
    const { headers } = await get('/', { 'if-none-match': '*' })
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=5, must-revalidate',
      vary: 'Accept-Encoding',
    })
    expect(headers['content-length'] ?? headers['content-type']).toBe(undefined)
  })

  it('refuses to answer with another copy than the one asked for', async () => {
    const { get } = await openFront()
    expect((await get('/', { 'if-match': '"another"' })).status).toBe(412)
    expect((await get('/', { 'if-match': '*' })).status).toBe(200)
  })

  it('cuts no parts from pages', async () => {
    const { get } = await openFront()
    const { status, headers } = await get('/articles/x', { range: 'bytes=0-1' })
    expect([status, headers['accept-ranges']]).toEqual([200, undefined])
  })

  it('sends what stands there when a picture is another or gone', async () => {
    const { edition, get } = await openFront()
    await get(LARGE_PICTURE)
    await edition.write(toFile(LARGE_PICTURE), Buffer.alloc(700_000, 'b'), new Date())
    const { status, body } = await get(LARGE_PICTURE)
    expect([status, body.length, body[0]]).toEqual([200, 700_000, 98])
    await rm(join(edition.folder, toFile(LARGE_PICTURE)))
    expect((await get(LARGE_PICTURE)).status).toBe(404)
    expect((await get(PICTURE)).status).toBe(200)
  })

  it('leads nowhere that a marker should not', async () => {
    const { edition, get } = await openFront()
    for (const target of ['//evil.example', 'javascript:alert(1)', '', '/a\r\nSet-Cookie: a=1']) {
      await edition.write(toMarker('/bad', 'moved'), target)
      expect([target, (await get('/bad')).status]).toEqual([target, 404])
    }
    await edition.write(toMarker('/bad', 'moved'), '/topics/энергия\n')
    expect((await get('/bad')).headers.location).toBe('/topics/%D1%8D%D0%BD%D0%B5%D1%80%D0%B3%D0%B8%D1%8F')
  })

  it('finds an address by its spelling and by no other’s', async () => {
    const { edition, get } = await openFront()
    await edition.print('/100%', toPage('A hundred per cent'))
    await edition.print('/a?b', toPage('A question'))
    for (const path of ['/100%25', '/a%3Fb', '/100%25']) expect((await get(path)).status).toBe(200)
    expect((await get('/a?b')).status).toBe(404)
    expect((await get('/articles%2Fx')).text).toBe(pages['/articles/x'])
  })
})
