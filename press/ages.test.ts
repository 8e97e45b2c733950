import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '@/lib/clock'
import { createAgeing } from './ages'
import { Edition } from './edition'

vi.mock('@/lib/clock')

let edition: Edition
let asked: string[]

const atTime = (iso: string) => vi.mocked(now).mockReturnValue(new Date(iso))

/** A newsroom in whose time zone the day begins at midnight UTC, where an article has its anniversary each day. */
const newsroom = {
  aged: (since: string) => {
    asked.push(since)
    const day = now().toISOString().slice(0, 10)
    const next = new Date(Date.parse(day) + 86_400_000).toISOString()
    const addresses = since.startsWith(day) ? [] : [`/articles/of-${day}`]
    return Promise.resolve({ addresses, until: now().toISOString(), next })
  },
}

beforeEach(async () => {
  edition = await Edition.open(await mkdtemp(join(tmpdir(), 'loudhailer-ages-')))
  asked = []
})

describe('an anniversary', () => {
  it('is owed when its day begins, though nobody publishes anything', async () => {
    const { oweAged } = createAgeing(edition, newsroom)
    atTime('2026-11-22T23:30:00.000Z')
    await oweAged()
    edition.ledger.settle('/articles/of-2026-11-22', null)
    atTime('2026-11-22T23:59:59.999Z')
    await oweAged()
    expect([...edition.ledger.owed]).toEqual([])
    atTime('2026-11-23T00:00:00.000Z')
    await oweAged()
    expect([...edition.ledger.owed]).toEqual(['/articles/of-2026-11-23'])
    expect(asked).toEqual(['', '2026-11-22T23:30:00.000Z'])
  })

  it('that passed while the press was away is owed when it is back', async () => {
    atTime('2026-11-22T12:00:00.000Z')
    await createAgeing(edition, newsroom).oweAged()
    atTime('2026-12-24T12:00:00.000Z')
    await createAgeing(await Edition.open(edition.folder), newsroom).oweAged()
    expect(asked).toEqual(['', '2026-11-22T12:00:00.000Z'])
  })

  it('is asked for again within the hour, in case the time zone was set', async () => {
    const { oweAged } = createAgeing(edition, newsroom)
    for (const time of ['10:00', '10:59', '11:00', '11:01']) {
      atTime(`2026-11-22T${time}:00.000Z`)
      await oweAged()
    }
    expect(asked).toEqual(['', '2026-11-22T10:00:00.000Z'])
  })

  it('is not forgotten when the newsroom cannot say', async () => {
    atTime('2026-11-22T12:00:00.000Z')
    const failing = { aged: () => Promise.reject(new Error('The newsroom answers 500.')) }
    await expect(createAgeing(edition, failing).oweAged()).rejects.toThrow('500')
    await createAgeing(edition, newsroom).oweAged()
    expect(asked).toEqual([''])
  })
})
