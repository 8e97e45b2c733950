import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

/**
 * Takes the data folder for this process; resolves to the function that gives it back.
 * The lock names its process and when that began, so that one left by a killed start is told from a living one.
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'start.lock')
  const mine = `${process.pid} ${await beganAt(process.pid)}`
  const draft = `${path}.${process.pid}`
  await writeFile(draft, mine)
  try {
    for (let tries = 0; tries < 10; tries++) {
      // A link is made or refused in one step, unlike a look followed by a write.
      const taken = await link(draft, path).then(
        () => true,
        (error: unknown) => {
          if (codeOf(error) === 'EEXIST') return false
          throw error
        },
      )
      if (taken) return () => rm(path, { force: true })
      await removeStale(path, dataDir)
    }
  } finally {
    await rm(draft, { force: true })
  }
  throw new EnvironmentError(
    `The data folder ${dataDir} cannot be locked: remove ${path} if nothing runs on it.`,
  )
}

async function removeStale(path: string, dataDir: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const [pid = '', began = ''] = text.split(' ')
  if (pid && (await beganAt(Number(pid))) === began) {
    throw new EnvironmentError(
      `Loudhailer already runs on the data folder ${dataDir} (process ${pid}): stop that one first, or set DATA_DIR to another folder. If process ${pid} is something else, remove ${path}.`,
    )
  }
  // Moved away first: of two starts that saw the same stale lock only one moves it.
  const aside = `${path}.stale.${process.pid}`
  await rename(path, aside).catch(() => undefined)
  if ((await readFile(aside, 'utf8').catch(() => text)) !== text)
    await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/** When the process began, in the system's own count; “gone” when there is none. */
async function beganAt(pid: number): Promise<string> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return 'gone'
  }
  if (process.platform !== 'linux') return 'alive'
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // Field 22 of proc(5), counted behind the name in brackets, which may itself hold spaces.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'gone'
}
