import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choose, SEED } from './form'
import { recover } from './recover'
import { letRead } from './readers'
import { report } from './report'
import { type FaultSite, openFaultSite } from './site'
import { letWrite } from './writers'

/** Room for the database’s files and its log of what it does, the pictures and the edition, with some to spare. */
const SIZE = '400m'

let disk: string
let isMounted = false
let site: FaultSite

beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'loudhailer-faults-disk-'))
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', disk]).status === 0
  if (isMounted) site = await openFaultSite({ DATA_DIR: join(disk, 'data') })
})
afterAll(async () => {
  if (isMounted) {
    await site.close()
    spawnSync('umount', [disk])
  }
  await rm(disk, { recursive: true, force: true })
})

/** Takes all the room that is left on the disk, again and again, until it is given back. */
async function fill(seconds: number): Promise<() => Promise<void>> {
  const file = join(disk, 'ballast')
  const until = Date.now() + seconds * 1000
  while (Date.now() < until) {
    await sleep(100)
    const { bavail, bsize } = await statfs(disk)
    if (bavail === 0) continue
    await new Promise<void>((resolve) => {
      const stream = createWriteStream(file, { flags: 'a' })
      stream.on('error', () => {
        resolve()
      })
      stream.end(Buffer.alloc(bavail * bsize), resolve)
    })
  }
  return () => rm(file)
}

describe('a full disk', () => {
  it('disk-full: loses nothing that was acknowledged, is told of in words, leaves readers what they had, and all goes on when there is room', async ({
    skip,
  }) => {
    skip(!isMounted, 'A small disk can only be mounted by root, on Linux.')
    const began = Date.now()
    const stopReading = letRead(site.url, await site.addresses())
    const writers = await letWrite(site, 'disk', SEED)
    await writers.untilAcknowledged()
    const makeRoom = await fill(choose('SECONDS', 10, 90))
    await makeRoom()
    const { written, missed, lost, half } = await recover(site, writers, stopReading)
    const differences = await site.compareAfresh()
    const faults = [...written.complaints].filter((said) => !/^503 \{"errors":\[\{"message":/.test(said))
    const tried = [...written.statuses.values()].reduce((sum, each) => sum + each, 0) - written.acknowledged
    await report(site, 'disk-full', began, {
      tried,
      faults: faults.length,
      missed: missed.length,
      lost: lost.length,
      half: half.length + differences.length,
    })
    expect([faults, missed, lost, half, differences]).toEqual([[], [], [], [], []])
    // Else it was not full.
    expect(tried).toBeGreaterThan(0)
  })
})
