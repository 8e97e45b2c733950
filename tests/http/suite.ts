import { afterAll, beforeAll, describe, it } from 'vitest'
import { ask, askRaw } from './ask'
import { TestEdition } from './edition'
import { FakeNewsroom } from './fake-newsroom'
import { describePassing } from './passing'
import { describeReading } from './reading'
import { describeSafety } from './safety'

type Served = { port: number; close(): Promise<void> }

type Server = {
  name: string
  /** Why it cannot be tried on this machine, if so. */
  missing?: string | undefined
  start: (edition: TestEdition, newsroom: FakeNewsroom) => Promise<Served>
}

/** What every web server has to do with an edition, ours or another. */
export function describeServer({ name, missing, start }: Server): void {
  if (missing) {
    describe(name, () => it.skip(`serves the edition (left out: ${missing})`, () => undefined))
    return
  }

  describe(name, () => {
    let edition: TestEdition | undefined
    let newsroom: FakeNewsroom | undefined
    let served: Served | undefined

    beforeAll(async () => {
      edition = await TestEdition.make()
      newsroom = await FakeNewsroom.open()
      served = await start(edition, newsroom)
    })
    afterAll(async () => {
      await served?.close()
      await newsroom?.close()
      await edition?.discard()
    })

    const port = () => served?.port ?? 0
    const server = {
      get: (path: string, headers: Record<string, string> = {}) => ask(port(), path, { headers }),
      ask: (path: string, question: Parameters<typeof ask>[2]) => ask(port(), path, question),
      askRaw: (bytes: string) => askRaw(port(), bytes),
      newsroom: () => {
        if (!newsroom) throw new Error('The newsroom is open only while tests run.')
        return newsroom
      },
    }
    describeReading(server)
    describeSafety(server)
    describePassing(server)
  })
}
