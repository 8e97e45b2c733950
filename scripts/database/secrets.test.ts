import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSecrets } from './secrets'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the secrets of a data folder', () => {
  it('are made once, each another, for their owner’s eyes alone', async () => {
    const made = await keepSecrets(folder)
    expect(new Set(Object.values(made)).size).toBe(3)
    expect(await keepSecrets(folder)).toEqual(made)
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
  })

  it('from before there were second factors get a key for them and stay as they are', async () => {
    const before = { payloadSecret: 'x'.repeat(64), databasePassword: 'y'.repeat(48) }
    await writeFile(join(folder, 'secrets.json'), JSON.stringify(before))
    const { factorKey, ...kept } = await keepSecrets(folder)
    expect([kept, factorKey.length]).toEqual([before, 64])
    expect((await keepSecrets(folder)).factorKey).toBe(factorKey)
  })
})
