import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isHere } from './here'

/** What the Node processes of a site did, as record-connections.mjs wrote it down. */
export type Connections = {
  /** The parts of the site that were watched from their first moment. */
  parts: string[]
  /** Connections and look-ups within this machine. */
  here: number
  /** Those beyond it, each named once: who, what, to whom. */
  elsewhere: string[]
}

const lineSchema = z.object({
  command: z.string(),
  kind: z.enum(['began', 'connect', 'lookup', 'send']),
  to: z.string(),
})

const PARTS: [name: string, command: RegExp][] = [
  ['front', /\bfront\.mjs/],
  ['press', /\bpress\.mjs/],
  ['decoder', /\bdecoder\.mjs/],
  ['newsroom', /\bnext(?:\.js)? start/],
  ['build', /\bnext(?:\.js)? build|\.next\/build\/|jest-worker/],
]

/** Commands of ours are known by their name: start, prepare, seed-many. */
const toPart = (command: string): string =>
  PARTS.find(([, pattern]) => pattern.test(command))?.[0] ?? /run\.mjs (\S+)/.exec(command)?.[1] ?? command

const VERBS = { connect: 'connects to', lookup: 'looks up', send: 'sends to' }

/** Reads what was written down. A line that cannot be read is an error: something may be missing. */
export async function readConnections(file: string): Promise<Connections> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  const parts = new Set<string>()
  const elsewhere = new Set<string>()
  let here = 0
  for (const line of lines) {
    const { command, kind, to } = lineSchema.parse(JSON.parse(line))
    if (kind === 'began') parts.add(toPart(command))
    else if (isHere(to)) here++
    else elsewhere.add(`${toPart(command)} ${VERBS[kind]} ${to}`)
  }
  return { parts: [...parts].sort(), here, elsewhere: [...elsewhere].sort() }
}
