import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { GONE, toFile, toMarker, VERSION_FILE } from '@/lib/edition'
import { readEnvironment } from '@/lib/env'

/** What readers find at an address: a page, with the time of its printing, a redirect (308) or a withdrawal (410). */
export type Standing = { kind: 'page'; printed: Date } | { kind: 'moved' | 'gone' }

export const editionDir = (): string => readEnvironment().editionDir

/** When readers were last shown something new; undefined where nothing was ever printed. */
export const getLastPrint = (): Promise<Date | undefined> => timeOf(VERSION_FILE)

/** What stands at the address in the edition, or undefined for nothing. */
export async function getStanding(address: string): Promise<Standing | undefined> {
  const [printed, moved, ...gone] = await Promise.all([
    timeOf(toFile(address)),
    timeOf(toMarker(address, 'moved')),
    ...GONE.map((kind) => timeOf(toMarker(address, kind))),
  ])
  if (printed) return { kind: 'page', printed }
  if (moved) return { kind: 'moved' }
  return gone.some(Boolean) ? { kind: 'gone' } : undefined
}

const timeOf = (file: string): Promise<Date | undefined> =>
  stat(join(/* turbopackIgnore: true */ editionDir(), file)).then(
    ({ mtime }) => mtime,
    () => undefined,
  )
