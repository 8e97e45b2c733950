import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createDatabase, runCommand } from './backups'
import { signIn } from './colleagues'
import { createArticle, createJpeg, createPage, publish } from './factories'
import { emptyStore, toFile, upload } from './pictures'
import { dataDir, databaseUrl } from './workers'

export const SECRET = 'a secret that only the tests ever use'
export const SMALL = { width: 320, height: 200 }
export const PASSPHRASE = 'three words and a number 7'

const endings: (() => Promise<unknown>)[] = []

/** Begins each test with an empty store of pictures, and ends it without the folders and databases that it opened. */
export function useRestores(): void {
  beforeEach(async () => {
    vi.spyOn(console, 'log').mockReturnValue(undefined)
    await emptyStore()
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const end of endings.splice(0).toReversed()) await end()
  })
}

/** Has it undone when the test ends; the last comes first. */
export const atEndOfTest = (end: () => Promise<unknown>): unknown => endings.push(end)

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loudhailer-backup-'))
  endings.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const source = () => ({
  DATABASE_URL: databaseUrl(),
  DATA_DIR: dataDir(),
  PAYLOAD_SECRET: SECRET,
})

export const backUp = (file: string, ...args: string[]) => runCommand(['backup', file, ...args], source())

/** An empty system: a database on the run's server and a folder of its own, or nothing but the folder. */
export async function openTarget(isEmbedded = false): Promise<{ DATA_DIR: string; DATABASE_URL?: string }> {
  const DATA_DIR = await makeFolder()
  if (isEmbedded) return { DATA_DIR }
  const { url, drop } = await createDatabase(databaseUrl())
  endings.push(drop)
  return { DATA_DIR, DATABASE_URL: url }
}

export const restore = async (
  file: string,
  target: Awaited<ReturnType<typeof openTarget>>,
  settings = {},
  ...args: string[]
) => runCommand(['restore', file, ...args], { ...target, ...settings })

/** Says what went wrong in the command, should anything have. */
export async function succeed(running: Promise<{ code: number | null; said: string }>): Promise<string> {
  const { code, said } = await running
  expect([code, said]).toEqual([0, said])
  return said
}

/** Resolves to the one line in which the command says why it did nothing. */
export async function refuse(running: Promise<{ code: number | null; said: string }>): Promise<string> {
  const { code, said } = await running
  expect([code, said]).toEqual([1, said])
  const complaints = said.split('\n').filter((line) => line.startsWith('✗'))
  expect(complaints).toHaveLength(1)
  expect(said).not.toMatch(/\bat .*:\d+:\d+/)
  return complaints[0] ?? ''
}

/** What upsets whoever writes rows as lines of text. */
const NASTY = 'Tab\t, line\nfeed, \\N, \\., \\\\, quote\' and " — «Жаңаөзен» 🕊\u2028 \u00a0'

/** A newsroom in which there is something of all that a backup could lose. */
export async function furnish(payload: Payload) {
  const { user } = await signIn(payload, 'administrator')
  const picture = await upload(payload)
  const replaced = await upload(payload)
  await payload.update({
    collection: 'media',
    id: replaced.id,
    data: {},
    file: toFile(await createJpeg(SMALL)),
  })
  const article = await createArticle(payload, {
    headline: NASTY,
    standfirst: 'Zhanaozen, ten years on.',
    slug: 'first',
    leadImage: picture.id,
  })
  await publish(payload, article.id, { headline: `${NASTY} again` })
  await createArticle(payload, { slug: 'translated', translationOf: article.id, language: 'ru' })
  const gone = await createArticle(payload, { slug: 'gone' })
  await payload.update({ collection: 'articles', id: gone.id, data: { _status: 'draft' } })
  await createArticle(payload, { slug: 'draft', _status: 'draft', newsroomNote: NASTY })
  await createPage(payload, { slug: 'about' })
  await payload.updateGlobal({ slug: 'site', data: { name: NASTY.slice(0, 20), lead: article.id } })
  await payload.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: 'articles', value: article.id },
      user: { relationTo: 'users', value: user.id },
    },
  })
  return { article, user }
}
