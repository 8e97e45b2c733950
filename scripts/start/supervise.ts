import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { stop } from './children'

/** Milliseconds before what has ended is started again; each end that follows soon after doubles them, up to the longest. */
const PAUSE = { first: 100, longest: 10_000 }
/** A process that has lived this long has started well. */
const SETTLED = 20_000

export type Started = { child: ChildProcess; said: () => string }

/**
 * Keeps a process running until it is stopped: when it ends by itself, the operator is told and it is started again.
 * Gives the process first started, and the function that stops whichever runs then for good.
 */
export function keepRunning(name: string, start: () => Started, signal: AbortSignal) {
  const first = start()
  let current = first
  const over = (async () => {
    for (let pause = PAUSE.first; ; pause = Math.min(pause * 2, PAUSE.longest)) {
      const began = performance.now()
      const { child, said } = current
      // A process that could not even be made says so by an error instead of an exit.
      if (child.exitCode === null && child.signalCode === null)
        await once(child, 'exit').catch(() => undefined)
      if (signal.aborted) return
      if (performance.now() - began > SETTLED) pause = PAUSE.first
      const lastWords = said().split('\n').at(-1)
      console.error(
        `The ${name} ended by itself (${child.signalCode ?? `code ${child.exitCode}`})${lastWords ? `: ${lastWords}` : ''}; it is started again.`,
      )
      const isStopped = await sleep(pause, false, { signal }).catch(() => true)
      if (isStopped) return
      current = restart(start) ?? current
    }
  })()
  const end = async () => {
    await stop(current.child)
    await over
  }
  return { ...first, end }
}

/** Undefined when there is no room for a process just now: after the next pause there may be. */
function restart(start: () => Started): Started | undefined {
  try {
    return start()
  } catch {
    return undefined
  }
}
