import { codeOf } from '@/lib/errors'

/** Milliseconds in which the same fault is told once. */
const QUIET = 60_000
const told = new Map<string, number>()

/** Tells the operator of a fault of ours; never who asked, nor what for. */
export function report(what: string, error: unknown): void {
  const reason = error instanceof Error ? (codeOf(error) ?? error.message) : String(error)
  const line = `✗ ${what}: ${reason}`
  const last = told.get(line) ?? -QUIET
  if (performance.now() - last < QUIET) return
  // Reasons are few; should they ever vary, what was told is forgotten rather than kept without end.
  if (told.size >= 100) told.clear()
  told.set(line, performance.now())
  console.error(line)
}
