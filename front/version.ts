import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { VERSION_FILE } from '@/lib/edition'

export type Version = {
  /** Grows whenever the edition may have changed. */
  readonly number: number
  close(): void
}

/** Milliseconds between two looks, for changes that the system does not tell of. */
const EVERY = 1_000

/**
 * Follows the edition's changes: the system tells of them at once, and a look each second finds what it does not tell, as
 * when the folder is on another machine, was made later or was replaced.
 */
export function followVersion(editionDir: string): Version {
  const file = join(editionDir, VERSION_FILE)
  const folder = dirname(file)
  let number = 1
  let seen = ''
  let watched = ''
  let watcher: FSWatcher | undefined

  function watchFolder(): void {
    watcher?.close()
    watched = ''
    watcher = undefined
    try {
      watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || name === basename(file)) number++
      })
    } catch {
      return // There is no such folder yet, or the system has no watch left: the next look tries again.
    }
    watcher.on('error', () => (watched = ''))
  }

  async function look(): Promise<void> {
    const [ofFolder, ofFile] = await Promise.all([readStamp(folder, false), readStamp(file, true)])
    if (ofFolder !== watched) {
      watchFolder()
      if (watcher) watched = ofFolder
      number++
    }
    if (ofFile !== seen) number++
    seen = ofFile
  }

  watchFolder()
  void look()
  const timer = setInterval(() => void look(), EVERY).unref()
  return {
    get number() {
      return number
    },
    close: () => {
      clearInterval(timer)
      watcher?.close()
    },
  }
}

/** Differs for two files, and for two states of a file where its times are asked for; empty where there is none. */
async function readStamp(path: string, withTimes: boolean): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ ino, ctimeNs }) => (withTimes ? `${ino} ${ctimeNs}` : `${ino}`),
    () => '',
  )
}
