import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '@/lib/errors'
import { answers } from './address'

/** Milliseconds between looks at the server, and of silence after which it will not speak again: while it recovers, it says so every ten seconds. */
const PACE = { look: 5_000, silence: 60_000 }

/**
 * Resolves to true when the server at the address has neither answered nor told anything new in its log for a minute, to false when the
 * signal is given. A server (18) whose recovery from the death of one process is killed, too, runs on without ever beginning another, and
 * refuses everybody: it does not end, so nobody would start it again.
 */
export async function standsStill(
  url: string,
  logFile: string,
  signal: AbortSignal,
  { look, silence } = PACE,
): Promise<boolean> {
  // By the process’s own time: clocks jump.
  let [heard, said] = [performance.now(), '']
  while (await passes(look, signal)) {
    const says = await readLastWords(logFile).catch(() => '')
    if ((await isThere(url)) || (says !== '' && says !== said)) heard = performance.now()
    if (says !== '') said = says
    if (performance.now() - heard > silence) return true
  }
  return false
}

/** Resolves to true after so many milliseconds, to false when the signal is given before. */
const passes = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  sleep(milliseconds, true, { signal }).catch(() => false)

/** Whatever PostgreSQL says itself, as that it has too many connections, is an answer; but not that it recovers. */
const isThere = (url: string): Promise<boolean> =>
  answers(url).catch((error: unknown) => /^[0-9A-Z]{5}$/.test(codeOf(error) ?? ''))

/** Bytes at the end of the log in which its last words are looked for. */
const TAIL = 256 * 1024

/** Whoever asks meanwhile is refused, which is written down each time. */
const REFUSAL = /FATAL: +the database system is|DETAIL: +(?:Consistent recovery|Hot standby)/

/** The last line of the log that tells of the server itself, or ''. */
async function readLastWords(logFile: string): Promise<string> {
  const log = await open(logFile)
  try {
    const { size } = await log.stat()
    const { buffer, bytesRead } = await log.read(Buffer.alloc(TAIL), 0, TAIL, Math.max(0, size - TAIL))
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    return lines.findLast((line) => line !== '' && !REFUSAL.test(line)) ?? ''
  } finally {
    await log.close()
  }
}
