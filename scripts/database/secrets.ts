import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Environment, EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

const schema = z.object({
  payloadSecret: z.string().min(32),
  databasePassword: z.string().min(16),
  // Folders from before second factors have none yet.
  factorKey: z.string().min(32).optional(),
})

type Kept = z.infer<typeof schema>

export type Secrets = Kept & { factorKey: string }

const createKey = (): string => randomBytes(32).toString('hex')

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
    const kept = parse(text, path)
    const { factorKey } = kept
    return factorKey ? { ...kept, factorKey } : write({ ...kept, factorKey: createKey() }, path)
  }
  const databasePassword = randomBytes(24).toString('hex')
  return write({ payloadSecret: createKey(), databasePassword, factorKey: createKey() }, path)
}

async function write<Any extends Kept>(secrets: Any, path: string): Promise<Any> {
  await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return secrets
}

/** The secrets in use that make a system this one: all but the password of the embedded database, which each has its own. */
export function findKeys(
  secrets: Secrets,
  {
    payloadSecret = secrets.payloadSecret,
    factorKey = secrets.factorKey,
  }: Pick<Environment, 'payloadSecret' | 'factorKey'>,
): Record<string, string> {
  const others = Object.entries(secrets).filter(([name]) => name !== 'databasePassword')
  return { ...Object.fromEntries(others), payloadSecret, factorKey }
}

/** Puts the keys of another system in the place of this one's; the embedded database keeps its password. */
export async function replaceKeys(dataDir: string, keys: Record<string, string>): Promise<void> {
  const { databasePassword } = await keepSecrets(dataDir)
  const { success, data } = schema.safeParse({ ...keys, databasePassword })
  if (!success)
    throw new EnvironmentError(
      'The keys in the backup are not those of a newsroom: restore “--without-keys”.',
    )
  await write(data, join(dataDir, 'secrets.json'))
}

function parse(text: string, path: string): Kept {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new EnvironmentError(
      `${path} is damaged: put it back from a backup; without it the embedded database cannot be opened.`,
    )
  }
}
