import { once } from 'node:events'
import { setPriority } from 'node:os'
import { startNode } from '../start/children'

/** Below everything else: nobody waits for a backup. */
const NICE = 10

/**
 * Makes a backup in a process of its own, which may be slow without anybody noticing; with the secrets where there is a passphrase for them.
 * Rejects with its last words.
 */
export async function backUp(file: string): Promise<void> {
  const withKeys = process.env.BACKUP_PASSPHRASE ? ['--with-keys'] : []
  const { child, said } = startNode(
    ['--conditions=production', 'scripts/run.mjs', 'backup', file, ...withKeys],
    process.env,
    { quiet: true },
  )
  try {
    if (child.pid) setPriority(child.pid, NICE)
  } catch {
    // Where that is not allowed, or it is over already, it runs as everything does.
  }
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error((said().split('\n').at(-1) ?? '').replace(/^✗ /, ''))
}
