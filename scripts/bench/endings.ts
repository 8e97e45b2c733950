import { type ChildProcess } from 'node:child_process'
import { stop } from '../start/children'

/** Milliseconds in which a process of the bench may end its own. */
const PATIENCE = 30_000

const endings = new Set<() => Promise<unknown>>()

/** Has something undone when the bench ends, whichever way; gives the function that does it now. */
export function atEnd(undo: () => Promise<unknown>): () => Promise<void> {
  const ending = async () => {
    await undo()
  }
  endings.add(ending)
  return async () => {
    endings.delete(ending)
    await ending()
  }
}

/** Has the process stopped when the bench ends, unless it has ended by then; gives the function that stops it now. */
export function stopAtEnd(child: ChildProcess): () => Promise<void> {
  const end = atEnd(() => stop(child, PATIENCE))
  child.once('close', () => void end())
  return end
}

/** Undoes whatever the bench has begun, the last first. */
export async function endAll(): Promise<void> {
  for (const ending of [...endings].toReversed()) {
    endings.delete(ending)
    await ending().catch(() => undefined)
  }
}
