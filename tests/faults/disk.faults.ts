import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { choose, SEED } from '@/scripts/reliability/form'
import { recover } from './recover'
import { letRead } from './readers'
import { report } from '@/scripts/reliability/report'
import { type FaultSite, openFaultSite } from './site'
import { letWrite } from './writers'

/** A disk of its own, with room for what lies on it and some to spare. */
type Disk = { folder: string; isMounted: boolean; close: () => Promise<void> }

async function mountDisk(size: string): Promise<Disk> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-faults-disk-'))
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]).status === 0
  const close = async () => {
    if (isMounted) spawnSync('umount', [folder])
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, isMounted, close }
}

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})

/** Takes all the room that is left on the disk, again and again, until it is given back. */
async function fill(disk: string, seconds: number): Promise<() => Promise<void>> {
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

/** Fills the disk while clients write, gives the room back, and judges what has become of it. */
async function fillUnder(site: FaultSite, disk: string, settled: number) {
  const stopReading = letRead(site.url, await site.addresses())
  const writers = await letWrite(site, 'disk', SEED)
  await writers.untilAcknowledged()
  const before = writers.acknowledged()
  const makeRoom = await fill(disk, choose('SECONDS', 10, 90))
  const during = writers.acknowledged() - before
  await makeRoom()
  const { written, missed, lost, half } = await recover(site, writers, stopReading, settled)
  const differences = await site.compareAfresh()
  const faults = [...written.complaints].filter((said) => !/^503 \{"errors":\[\{"message":/.test(said))
  const refused = [...written.statuses].reduce(
    (sum, [status, count]) => sum + (status === 0 || status >= 400 ? count : 0),
    0,
  )
  return { during, refused, faults, missed, lost, half: [...half, ...differences] }
}

describe('a full disk', () => {
  it.for([
    ['disk-full', 'of everything', 'DATA_DIR', 180],
    // What is published meanwhile has to find room on it afterwards, and each publication time to be printed.
    ['edition-full', 'of the edition alone', 'EDITION_DIR', 1_200],
  ] as const)(
    '%s: %s loses nothing that was acknowledged, is told of in words, leaves readers what they had, and all goes on when there is room',
    async ([name, , setting, settled], { skip }) => {
      const { folder, isMounted, close } = await mountDisk('400m')
      endings.push(close)
      skip(!isMounted, 'A small disk can only be mounted by root, on Linux.')
      const site = await openFaultSite({ [setting]: join(folder, 'own') })
      endings.push(() => site.close())
      const began = Date.now()
      const { during, refused, faults, missed, lost, half } = await fillUnder(site, folder, settled)
      await report(name, began, site.databaseUrl, {
        ...(name === 'disk-full' ? { tried: refused } : { acknowledged: during }),
        faults: faults.length,
        missed: missed.length,
        lost: lost.length,
        half: half.length,
      })
      expect([faults, missed, lost, half]).toEqual([[], [], [], []])
      // Else it was not full; the newsroom needs no room in the edition.
      expect(name === 'disk-full' ? refused : during).toBeGreaterThan(0)
    },
  )
})
