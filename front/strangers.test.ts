import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { describe, expect, it } from 'vitest'
import { toPage } from '@/tests/http/edition'
import { openFront } from '@/tests/http/front'
import { measureOwn } from '@/tests/live-memory'

const REQUESTS = 20_000

describe('strangers who ask for what is nowhere', () => {
  it('cause no work in the newsroom, no file, and no lasting memory', async () => {
    const { edition, newsroom, front } = await openFront()
    const agent = new Agent({ keepAlive: true, maxSockets: 32 })
    const list = () => readdir(edition.top, { recursive: true })
    const toStatus = (path: string) =>
      new Promise<number>((resolve, reject) => {
        get({ host: '127.0.0.1', port: front.port, path, agent }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
        }).on('error', reject)
      })
    const askMany = async (count: number) => {
      const statuses = new Set<number>()
      for (let asked = 0; asked < count; asked += 100) {
        const paths = Array.from(
          { length: 100 },
          () => `/${randomBytes(12).toString('base64url')}/${randomBytes(6).toString('hex')}`,
        )
        for (const status of await Promise.all(paths.map(toStatus))) statuses.add(status)
      }
      return [...statuses]
    }

    const files = await list()
    await askMany(2_000)
    const before = process.memoryUsage()
    expect(await askMany(REQUESTS)).toEqual([404])
    const after = process.memoryUsage()
    agent.destroy()
    expect(newsroom.asked).toEqual([])
    expect(await list()).toEqual(files)
    // Both ends of each request are in this process, and garbage is in the figure: remembering them would be far more.
    expect((after.heapUsed + after.external - before.heapUsed - before.external) / 1e6).toBeLessThan(40)
  }, 60_000)
})

describe('strangers who ask for what is there with many words behind it', () => {
  it('make nobody remember these', async () => {
    const { edition, get } = await openFront()
    const pages = Array.from({ length: 2_000 }, (_, n) => `/articles/page-of-number-${n}`)
    for (const page of pages) await edition.print(page, toPage('A page'))
    expect((await get('/articles/page-of-number-0')).status).toBe(200)
    const before = measureOwn()
    for (const page of pages) expect((await get(`${page}?${'w'.repeat(15_000)}`)).status).toBe(200)
    // What is kept of a page itself takes some 4 KB.
    expect(measureOwn() - before).toBeLessThan(19)
  }, 60_000)
})
