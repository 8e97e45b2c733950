import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The release of the code by which every page of the edition was printed, or is owed. */
export const RELEASE_FILE = '.press/release'

export const readRelease = (editionDir: string): Promise<string | undefined> =>
  readFile(join(editionDir, RELEASE_FILE), 'utf8').catch(() => undefined)
