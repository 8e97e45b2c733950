import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asked for first, whatever the answer. Next listens before it has run instrumentation.ts, and of a request that comes in by then
 * lib/next-server knows nothing: no page could be made for it.
 */
const ATTENDED = '/press/health'

/**
 * Resolves when the newsroom at the origin answers its front page, which asks the database: then everything does.
 * Rejects when it answers with an error, or its process ends.
 */
export async function untilItAnswers(
  origin: string,
  child: ChildProcess,
  signal?: AbortSignal,
): Promise<void> {
  let path = ATTENDED
  for (;;) {
    signal?.throwIfAborted()
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The newsroom has stopped by itself; the lines above say why.')
    const status = await fetch(origin + path, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status,
      () => 0,
    )
    if (path === ATTENDED && status !== 0) {
      path = ''
      continue
    }
    if (path === '' && status === 200) return
    if (status >= 500) throw new Error('The newsroom answers with an error; the lines above say why.')
    await sleep(100)
  }
}
