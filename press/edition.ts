import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ENCODINGS, listMarkers, REDIRECTS_FILE, toFile, toMarker, VERSION_FILE } from '@/lib/edition'
import { codeOf } from '@/lib/errors'
import { type Kind, Ledger } from './ledger'
import { toRedirectsMap } from './redirects-map'
import { hasLostPower, type isSound, isWhole, toHash } from './soundness'

/** What was printed for an address; a page has its bytes in each encoding, a redirect its target as its only bytes. */
export type Print = {
  kind: Kind
  bytes: Buffer
  br?: Buffer
  gzip?: Buffer
  sources: string[]
  media: string[]
}

const JOURNAL = '.press/journal'
/** Characters added to the journal after which it is written anew, with nothing in it twice. */
const LONGEST_JOURNAL = 20_000_000
/** Files that are being written; a press that begins throws away what a killed one left there. */
const DRAFTS = '.press/drafts'

/** The edition as a folder of files, each of which is replaced whole, with a journal of what it holds and owes. */
export class Edition {
  /** Addresses whose files a killed press may have left half replaced. */
  private readonly suspect: Set<string>
  private drafts = 0
  private appended = 0
  private areRedirectsStale = false
  private recording: Promise<void> = Promise.resolve()

  private constructor(
    readonly folder: string,
    readonly ledger: Ledger,
  ) {
    this.suspect = new Set(ledger.owed)
  }

  /** The edition as it stands, to be looked at: nothing is written, and a press may be at work on it. */
  static async read(folder: string): Promise<Edition> {
    return new Edition(folder, new Ledger(await readFile(join(folder, JOURNAL), 'utf8').catch(() => '')))
  }

  /** The edition to print into, made when missing. One press may have it at a time. */
  static async open(folder: string): Promise<Edition> {
    await rm(join(folder, DRAFTS), { recursive: true, force: true })
    await mkdir(join(folder, DRAFTS), { recursive: true })
    const edition = await Edition.read(folder)
    if (await hasLostPower(folder)) edition.ledger.owe(edition.ledger.entries.keys())
    for (const address of edition.ledger.owed) edition.suspect.add(address)
    await edition.compact()
    await edition.sweepStrays()
    // A press that was killed may have put a redirect in its place without its line in the map.
    await edition.writeRedirects()
    return edition
  }

  /** Writes down that the addresses have to be printed. */
  async owe(addresses: Iterable<string>): Promise<void> {
    this.ledger.owe(addresses)
    await this.record()
  }

  /** The addresses whose files are not what they should be, as after a hand has been at the folder. They are written anew. */
  async listDamaged(isGood: typeof isWhole | typeof isSound = isWhole): Promise<string[]> {
    const damaged: string[] = []
    for (const [address, entry] of this.ledger.entries)
      if (!(await isGood(this.folder, address, entry))) damaged.push(address)
    for (const address of damaged) this.suspect.add(address)
    return damaged
  }

  /** Puts what was printed in its place, unless the very same stands there. Resolves to whether anything changed. */
  async put(address: string, { kind, bytes, sources, media, ...encoded }: Print): Promise<boolean> {
    const hash = toHash(kind, bytes)
    const isSame = !this.suspect.has(address) && this.ledger.entries.get(address)?.hash === hash
    if (!isSame) {
      // Until all its files are written, nobody knows which of them are the old ones.
      this.suspect.add(address)
      if (kind === 'page') await this.writePage(address, bytes, encoded)
      else await this.writeMarker(address, kind, bytes)
      this.suspect.delete(address)
    }
    this.ledger.settle(address, { kind, hash, sources, media })
    return !isSame
  }

  /** Takes away whatever stands at the address. Resolves to whether anything may have. */
  async remove(address: string): Promise<boolean> {
    const stands = this.suspect.has(address) || this.ledger.entries.has(address)
    if (stands) await this.unlink(listFiles(address))
    this.suspect.delete(address)
    this.ledger.settle(address, null)
    return stands
  }

  /** Adds a picture's file, which has no entry of its own: pages that show it are what keeps it. */
  async addMedia(address: string, bytes: Buffer): Promise<void> {
    await this.write(toFile(address), bytes)
  }

  hasMedia(address: string): Promise<boolean> {
    return this.holds(toFile(address))
  }

  /** Takes away the pictures that the last page has ceased to show; resolves to whether there were any. */
  async sweepMedia(): Promise<boolean> {
    const unshown = this.ledger.takeUnshown()
    await this.unlink(unshown.map((address) => toFile(address)))
    return unshown.length > 0
  }

  /** Takes away the pictures that a killed press brought for a page it did not come to print. */
  private async sweepStrays(): Promise<void> {
    const files = await readdir(join(this.folder, 'media')).catch(() => [])
    const strays = files.map((file) => `/media/${file}`).filter((address) => !this.ledger.isShown(address))
    await this.unlink(strays.map((address) => toFile(address)))
  }

  /** Writes down what has been printed and is owed since the last call. */
  record(): Promise<void> {
    // One after the other: a journal that is being written anew would lose what is added meanwhile.
    this.recording = this.recording.catch(() => undefined).then(() => this.writeJournal())
    return this.recording
  }

  private async writeJournal(): Promise<void> {
    const lines = this.ledger.takeLines()
    this.appended += lines.length
    try {
      if (this.appended > LONGEST_JOURNAL) await this.compact()
      else if (lines) await appendFile(join(this.folder, JOURNAL), lines)
    } catch (error) {
      // Part of a line may stand there now: the next time the whole journal is written anew.
      this.appended = Infinity
      throw error
    }
  }

  private async compact(): Promise<void> {
    await this.write(JOURNAL, Buffer.from(this.ledger.toJournal()))
    this.appended = 0
  }

  /** Writes down what has been printed, and tells whoever keeps files in memory. */
  async publish(redirectsChanged = false): Promise<void> {
    await this.record()
    this.areRedirectsStale ||= redirectsChanged
    if (this.areRedirectsStale) await this.writeRedirects()
    await this.write(VERSION_FILE, Buffer.from(`${Date.now()}\n`))
  }

  /** Puts a file in its place, whole; `makeRoom` is done at the last moment, when only the name is left to give. */
  async write(file: string, bytes: Buffer, time?: Date, makeRoom?: () => Promise<void>): Promise<void> {
    const path = join(this.folder, file)
    const draft = join(this.folder, DRAFTS, String(++this.drafts))
    await writeFile(draft, bytes)
    if (time) await utimes(draft, time, time)
    await makeRoom?.()
    await rename(draft, path).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
      await mkdir(dirname(path), { recursive: true })
      await rename(draft, path)
    })
  }

  private async writeRedirects(): Promise<void> {
    await this.write(REDIRECTS_FILE, Buffer.from(await toRedirectsMap(this.folder, this.ledger.entries)))
    this.areRedirectsStale = false
  }

  // The encodings first: where the file itself stands, everything does.
  private async writePage(address: string, bytes: Buffer, { br, gzip }: Pick<Print, 'br' | 'gzip'>) {
    const file = toFile(address)
    const time = await this.nextTime(address)
    if (br) await this.write(file + ENCODINGS.br, br, time)
    if (gzip) await this.write(file + ENCODINGS.gzip, gzip, time)
    await this.write(file, bytes, time, () => this.makeRoom(address, listMarkers(address)))
    await this.unlink(listMarkers(address))
  }

  private async writeMarker(address: string, kind: Exclude<Kind, 'page'>, bytes: Buffer): Promise<void> {
    const marker = toMarker(address, kind)
    const time = await this.nextTime(address)
    await this.write(marker, bytes, time, () => this.makeRoom(address, [toFile(address)]))
    await this.unlink(listFiles(address).filter((file) => file !== marker))
  }

  /** At a file's own address a marker's folder has the file's name, so that one has to go before the other comes. */
  private async makeRoom(address: string, files: string[]): Promise<void> {
    if (`/${toFile(address)}` === address) await this.unlink(files)
  }

  /** Whole seconds, and later than before: a Last-Modified that a reader holds must not name two different pages. */
  private async nextTime(address: string): Promise<Date> {
    const files = [toFile(address), ...listMarkers(address)]
    const times = await Promise.all(
      files.map((file) =>
        stat(join(this.folder, file)).then(
          ({ mtimeMs }) => Math.floor(mtimeMs / 1000) + 1,
          () => 0,
        ),
      ),
    )
    return new Date(Math.max(Math.floor(Date.now() / 1000), ...times) * 1000)
  }

  /** Removes files, and the folders that are empty then. */
  private async unlink(files: string[]): Promise<void> {
    for (const file of files) {
      await rm(join(this.folder, file), { force: true }).catch((error: unknown) => {
        // Beside a file, as “robots.txt” is one, there is no marker; where a feed moved, a folder has its name.
        if (!['ENOTDIR', 'ERR_FS_EISDIR'].includes(codeOf(error) ?? '')) throw error
      })
    }
    for (const folder of new Set(files.map((file) => dirname(file)))) {
      for (let path = folder; path !== '.' && (await this.isRemoved(path)); path = dirname(path));
    }
  }

  /** Removes the folder if it is empty. */
  private isRemoved(path: string): Promise<boolean> {
    return rmdir(join(this.folder, path)).then(
      () => true,
      () => false,
    )
  }

  private holds(file: string): Promise<boolean> {
    return stat(join(this.folder, file)).then(
      () => true,
      () => false,
    )
  }
}

/** Every file that may stand for the address, the one that readers ask for first. */
function listFiles(address: string): string[] {
  const file = toFile(address)
  const encoded = Object.values(ENCODINGS).map((ending) => file + ending)
  return [file, ...encoded, ...listMarkers(address)]
}
