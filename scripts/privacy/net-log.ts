import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isHere } from './here'

/** All that a browser asked of the network while it was open, for pages or for itself. */
export type NetLog = { requests: number; elsewhere: string[] }

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(
    z.object({
      type: z.number(),
      source: z.object({ id: z.number() }),
      params: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
})

/** By its event: under which name it says where to, and what it does there. */
const EVENTS: Record<string, { names: string[]; verb: string }> = {
  URL_REQUEST_START_JOB: { names: ['url'], verb: 'asks for' },
  HOST_RESOLVER_MANAGER_REQUEST: { names: ['host'], verb: 'looks up' },
  HOST_RESOLVER_MANAGER_JOB: { names: ['host'], verb: 'looks up' },
  TCP_CONNECT_ATTEMPT: { names: ['address'], verb: 'connects to' },
}

/** The switch that makes Chromium write its own log of the network into the file. */
export const toSwitches = (file: string): string[] => [`--log-net-log=${file}`]

/** Reads the log of a browser that has been closed. */
export async function readNetLog(file: string): Promise<NetLog> {
  const { constants, events } = logSchema.parse(parse(await readFile(file, 'utf8')))
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  const elsewhere = new Set<string>()
  let requests = 0
  for (const { type, params = {} } of events) {
    const name = names.get(type) ?? ''
    const event = EVENTS[name]
    const said = event?.names.flatMap((each) => {
      const value = params[each]
      return typeof value === 'string' ? [value] : []
    })
    for (const where of said ?? []) {
      const host = toHost(where)
      if (host === undefined) continue
      if (!isHere(host)) elsewhere.add(`${event?.verb ?? ''} ${where}`)
      else if (name === 'URL_REQUEST_START_JOB') requests++
    }
  }
  return { requests, elsewhere: [...elsewhere].sort() }
}

/** A browser that is ended in the middle of a line leaves its log open; all lines before it count. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(`${text.slice(0, text.lastIndexOf(',\n'))}]}`)
  }
}

/** The host of an address with or without its scheme; undefined for what needs no network (data:, about:). */
function toHost(where: string): string | undefined {
  if (/^(?:about|blob|chrome|data|devtools|javascript):/.test(where)) return undefined
  const url = where.includes('://') ? where : `tcp://${where}`
  return URL.canParse(url) ? new URL(url).hostname : where
}
