import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Environment, EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

const schema = z.object({ payloadSecret: z.string().min(32), databasePassword: z.string().min(16) })

export type Secrets = z.infer<typeof schema>

/** The secrets of a data folder: made on first use, kept in secrets.json that only its owner may read (mode 600). */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secrets.json')
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (text !== undefined) {
    await chmod(path, 0o600).catch(() => undefined)
    return parse(text, path)
  }
  const secrets = {
    payloadSecret: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(24).toString('hex'),
  }
  await write(path, secrets)
  return secrets
}

async function write(path: string, secrets: Secrets): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

/** The secrets in use that make a system this one: all but the password of the embedded database, which each has its own. */
export function findKeys(
  secrets: Secrets,
  { payloadSecret = secrets.payloadSecret }: Pick<Environment, 'payloadSecret'>,
): Record<string, string> {
  const others = Object.entries(secrets).filter(([name]) => name !== 'databasePassword')
  return { ...Object.fromEntries(others), payloadSecret }
}

/** Puts the keys of another system in the place of this one's; the embedded database keeps its password. */
export async function replaceKeys(dataDir: string, keys: Record<string, string>): Promise<void> {
  const { databasePassword } = await keepSecrets(dataDir)
  const { success, data } = schema.safeParse({ ...keys, databasePassword })
  if (!success)
    throw new EnvironmentError(
      'The keys in the backup are not those of a newsroom: restore “--without-keys”.',
    )
  await write(join(dataDir, 'secrets.json'), data)
}

function parse(text: string, path: string): Secrets {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new EnvironmentError(
      `${path} is damaged: put it back from a backup; without it the embedded database cannot be opened.`,
    )
  }
}
