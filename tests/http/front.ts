import { onTestFinished } from 'vitest'
import type { Limits } from '@/front/limits'
import { type Front, type FrontOptions, startFront } from '@/front/server'
import { type Answer, ask, type Question } from './ask'
import { TestEdition } from './edition'
import { FakeNewsroom } from './fake-newsroom'
import { SITE_URL } from './tried'

export const KEY = 'the-key-of-the-press'

export type Opened = {
  edition: TestEdition
  newsroom: FakeNewsroom
  front: Front
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  ask: (path: string, question: Question) => Promise<Answer>
}

/** A front of its own for one test, with an edition and a newsroom; all of it ends with the test. */
export async function openFront(
  limits: Partial<Limits> = {},
  options: Partial<Pick<FrontOptions, 'onionUrl' | 'proxies' | 'tellEvery'>> = {},
): Promise<Opened> {
  const edition = await TestEdition.make()
  const newsroom = await FakeNewsroom.open()
  const front = await startFront({
    editionDir: edition.folder,
    newsroomUrl: `http://127.0.0.1:${newsroom.port}`,
    pressKey: KEY,
    siteUrl: SITE_URL,
    proxies: 0,
    port: 0,
    host: '127.0.0.1',
    limits: { farewell: 300, ...limits },
    ...options,
  })
  onTestFinished(async () => {
    await front.close()
    await newsroom.close()
    await edition.discard()
  })
  return {
    edition,
    newsroom,
    front,
    get: (path, headers = {}) => ask(front.port, path, { headers }),
    ask: (path, question) => ask(front.port, path, question),
  }
}

/** Asks again and again until the answer is as it should be; resolves to the milliseconds that took. */
export async function until(isSo: () => Promise<boolean>, patience = 5_000): Promise<number> {
  const start = performance.now()
  while (!(await isSo())) {
    if (performance.now() - start > patience) throw new Error(`It was not so within ${patience} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return performance.now() - start
}
