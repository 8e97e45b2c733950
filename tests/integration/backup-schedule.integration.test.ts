import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getDashboard } from '@/collections/desk/dashboard'
import { setMaker } from '@/jobs/backup-maker'
import { BACKUP_QUEUE, queueBackup, queueMissingBackup } from '@/lib/backup-queue'
import { toBackupFolder, toBackupName } from '@/lib/backups'
import type { User } from '@/payload-types'
import { backUp } from '@/scripts/press/back-up'
import { signIn } from '../colleagues'
import { createArticle, createUser } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'
import { dataDir } from '../workers'

const { payload } = useNewsroom()

const HOUR = 3_600_000
const folder = () => toBackupFolder(dataDir())

beforeEach(async () => {
  await rm(folder(), { recursive: true, force: true })
  await payload().updateGlobal({ slug: 'site', data: { name: 'Site', timeZone: 'Asia/Almaty' } })
  // Five hours east of Greenwich: half past one at night there.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T20:30:00Z') })
  setMaker((file) => writeFile(file, 'a backup'))
})
afterEach(() => vi.useRealTimers())

const listJobs = async () => {
  const { docs } = await payload().find({
    collection: 'payload-jobs',
    where: { queue: { equals: BACKUP_QUEUE } },
    sort: 'createdAt',
    pagination: false,
  })
  return docs
}
const listTimes = async () => (await listJobs()).map(({ waitUntil }) => waitUntil)

const listFiles = async () => (await readdir(folder()).catch(() => [])).sort()

/** Lets time pass, and the press look at the queue. */
async function pass(hours: number): Promise<void> {
  vi.setSystemTime(Date.now() + hours * HOUR)
  await payload().jobs.run({ queue: BACKUP_QUEUE, limit: 1, silent: true })
}

const set = (data: { isOn?: boolean; hour?: number; kept?: number }) =>
  payload().updateGlobal({ slug: 'backups', data: { isOn: true, hour: 3, kept: 7, ...data } })

const findAlarm = async (role: User['role'] = 'administrator', at = new Date()) =>
  (
    await getDashboard(
      { payload: payload(), user: await createUser(payload(), role), adminRoute: '/admin' },
      at,
    )
  ).alarms.backups

async function leaveFrom(...moments: string[]): Promise<void> {
  await mkdir(folder(), { recursive: true })
  for (const moment of moments) await writeFile(join(folder(), toBackupName(new Date(moment))), 'a backup')
}

describe('scheduled backups', () => {
  it('are made at three at night by the site’s clocks, one each day, and the press asks for the first', async () => {
    await queueMissingBackup(payload())
    await queueMissingBackup(payload())
    expect(await listTimes()).toEqual(['2026-11-28T22:00:00.000Z'])
    await pass(1)
    expect(await listFiles()).toEqual([])
    await pass(0.6)
    expect(await listFiles()).toEqual(['loudhailer-2026-11-28T220600Z.tar'])
    expect(await listTimes()).toEqual(['2026-11-29T22:00:00.000Z'])
    await pass(24)
    expect(await listFiles()).toHaveLength(2)
    expect(await listTimes()).toEqual(['2026-11-30T22:00:00.000Z'])
  })

  it('that were due while nothing ran are made as one at the next start', async () => {
    await queueBackup(payload())
    vi.setSystemTime(Date.now() + 50 * HOUR)
    await queueMissingBackup(payload())
    await pass(0)
    expect(await listFiles()).toEqual(['loudhailer-2026-11-30T223000Z.tar'])
    expect(await listTimes()).toEqual(['2026-12-01T22:00:00.000Z'])
  })

  it('are made at the hour that is set, and not any more when they are switched off', async () => {
    await queueBackup(payload())
    await set({ hour: 18 })
    expect(await listTimes()).toEqual(['2026-11-29T13:00:00.000Z'])
    await set({ isOn: false })
    expect(await listTimes()).toEqual([])
    await pass(48)
    expect(await listFiles()).toEqual([])
    await set({ hour: 0 })
    expect(await listTimes()).toEqual(['2026-12-01T19:00:00.000Z'])
  })

  it('are kept as many as is set: the oldest go, but only once there is a new one; other files are left alone', async () => {
    await leaveFrom('2026-11-24T22:00:00Z', '2026-11-25T22:00:00Z', '2026-11-26T22:00:00Z')
    await writeFile(join(folder(), 'by-hand.tar'), 'mine')
    await writeFile(join(folder(), 'loudhailer-2026-11-27T220000Z.tar.part'), 'half')
    await set({ kept: 2 })
    setMaker(() => Promise.reject(new Error('There is no room left.')))
    await pass(2)
    expect(await listFiles()).toHaveLength(4)
    setMaker((file) => writeFile(file, 'a backup'))
    await pass(24)
    expect(await listFiles()).toEqual([
      'by-hand.tar',
      'loudhailer-2026-11-26T220000Z.tar',
      'loudhailer-2026-11-29T223000Z.tar',
    ])
  })

  it('are set by administrators, within bounds', async () => {
    const { token } = await signIn(payload(), 'administrator')
    for (const body of [
      { hour: 24 },
      { hour: 2.5 },
      { hour: 'x' },
      { kept: 0 },
      { kept: 1.5 },
      { kept: null },
    ])
      expect([body, (await request('POST', '/globals/backups', { token, body })).status]).toEqual([body, 400])
    expect((await request('POST', '/globals/backups', { token, body: { hour: 4, kept: 3 } })).status).toBe(
      200,
    )
    const publisher = await signIn(payload(), 'publisher')
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', { isOn: false }],
    ] as const)
      // prettier-ignore
      expect((await request(method, '/globals/backups', { token: publisher.token, body })).status).toBe(403)
    expect((await request('GET', '/globals/backups')).status).toBe(401)
  })
})

describe('the alarm', () => {
  it('says that a backup failed, why and what to do, to administrators alone, until one is made', async () => {
    await leaveFrom('2026-11-27T22:00:00Z')
    await queueBackup(payload())
    setMaker(() => Promise.reject(new Error('There is no room left on the disk of /backups: make room.')))
    for (const hours of [2, 0.2, 0.2, 0.2]) await pass(hours)
    const alarm = await findAlarm()
    expect(alarm).toContain('failed: There is no room left on the disk of /backups: make room.')
    expect(alarm).toContain('the last good one is of 28 November 2026, 03:00 (Asia/Almaty)')
    expect(await findAlarm('publisher')).toBe(undefined)
    expect(await listTimes()).toContain('2026-11-29T22:00:00.000Z')
    setMaker((file) => writeFile(file, 'a backup'))
    await pass(24)
    expect(await findAlarm()).toBe(undefined)
  })

  it('says that the last good one is older than two days, or that there is none, but not of a new newsroom', async () => {
    await leaveFrom('2026-11-26T22:00:00Z')
    expect(await findAlarm('administrator', new Date('2026-11-28T21:00:00Z'))).toBe(undefined)
    const late = new Date('2026-11-28T22:30:00Z')
    expect(await findAlarm('administrator', late)).toContain(
      'are missing: the last good one is of 27 November',
    )
    await rm(folder(), { recursive: true })
    vi.useRealTimers()
    expect(await findAlarm()).toBe(undefined)
    const inThreeDays = new Date(Date.now() + 72 * HOUR)
    expect(await findAlarm('administrator', inThreeDays)).toContain('are missing: there is no good one')
    await set({ isOn: false })
    expect(await findAlarm('administrator', inThreeDays)).toBe(undefined)
  })
})

describe('the process that makes them', () => {
  it('writes a whole backup, and hands on why it could not', async () => {
    vi.useRealTimers()
    await createArticle(payload())
    await mkdir(folder(), { recursive: true })
    const file = join(folder(), 'a.tar')
    await backUp(file)
    expect(await listFiles()).toEqual(['a.tar'])
    await expect(backUp(file)).rejects.toThrow(`${file} is there already: remove it, or name another file.`)
  })
})
