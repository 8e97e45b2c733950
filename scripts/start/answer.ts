import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Resolves when the newsroom at the origin answers its front page, which asks the database: then everything does.
 * Rejects when it answers with an error, or its process ends.
 */
export async function untilItAnswers(
  origin: string,
  child: ChildProcess,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The newsroom has stopped by itself; the lines above say why.')
    // Next answers nothing before it runs instrumentation.ts, but may have taken the first request before: not a page's, then.
    const isOpen = (await getStatus(`${origin}/press/health`)) > 0
    const status = isOpen ? await getStatus(origin) : 0
    if (status === 200) return
    if (status >= 500) throw new Error('The newsroom answers with an error; the lines above say why.')
    await sleep(100)
  }
}

const getStatus = (url: string): Promise<number> =>
  fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
    (response) => response.status,
    () => 0,
  )
