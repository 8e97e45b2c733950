import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EnvironmentError } from '@/lib/env'
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

async function write(secrets: Secrets, path: string): Promise<Secrets> {
  await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return secrets
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
