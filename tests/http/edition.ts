import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ABSENT_PAGES, ENCODINGS, REDIRECTS_FILE, toFile, toMarker, VERSION_FILE } from '@/lib/edition'

/** What a page's own policy is in these tests. */
export const OWN_POLICY = "default-src 'none'; script-src 'none'; style-src 'sha256-AbC='; img-src 'self'"

export const toPage = (words: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${OWN_POLICY}"><title>${words}</title></head><body><p>${words.repeat(50)}</p></body></html>`

/** Two pictures: one that is kept in memory, one too large for that. They are noise, which no test minds. */
export const PICTURE = '/media/2f1c9c9e-6f0b-4b37-9d8a-0d7c3c1d2e3f.webp'
export const LARGE_PICTURE = '/media/9b2f4a10-1111-4c4c-8d8d-aaaaaaaaaaaa.jpg'
/** Icons may change, so they are kept no longer than other files; they are pixels all the same. */
export const ICONS = ['/favicon.ico', '/icon-192.png'] as const
export const pictures: Record<string, Buffer> = {
  [ICONS[0]]: randomBytes(1_000),
  [ICONS[1]]: randomBytes(1_000),
  [PICTURE]: randomBytes(1_000),
  [LARGE_PICTURE]: randomBytes(900_000),
}

export const pages = {
  '/': toPage('Home'),
  '/articles/x': toPage('Kazakhstan’s dirty little secret'),
  '/topics/энергия': toPage('Energy'),
  '/feed.rss': '<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title></channel></rss>',
  '/feed.atom': '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
  '/feed.json': '{"version":"https://jsonfeed.org/version/1.1","items":[]}',
  '/sitemap.xml': '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
  '/.well-known/security.txt': 'Contact: mailto:security@news.example.org\n',
  '/robots.txt': 'User-agent: *\nAllow: /\n',
  '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"/>',
  '/feeds.opml': '<?xml version="1.0"?><opml version="2.0"><body/></opml>',
  '/site.webmanifest': '{"name":"A site"}',
  [ABSENT_PAGES[404]]: toPage('There is nothing here'),
  [ABSENT_PAGES[410]]: toPage('This was withdrawn'),
  [ABSENT_PAGES['410-wrong']]: toPage('This was wrong'),
  [ABSENT_PAGES['410-legal']]: toPage('This was withdrawn for legal reasons'),
  [ABSENT_PAGES[503]]: toPage(
    'The newsroom is not answering just now. Published pages are not affected. Try again in a minute.',
  ),
} as const

/** A word that stands in a file beside the edition, which nobody may ever be sent. */
export const SECRET = 'the-name-of-a-source'

export class TestEdition {
  private constructor(
    readonly top: string,
    readonly folder: string,
  ) {}

  static async make(): Promise<TestEdition> {
    const top = await mkdtemp(join(tmpdir(), 'edition-'))
    const edition = new TestEdition(top, join(top, 'edition'))
    await writeFile(join(top, 'secret.txt'), SECRET)
    for (const [address, text] of Object.entries(pages)) await edition.print(address, text)
    for (const [address, bytes] of Object.entries(pictures)) await edition.write(toFile(address), bytes)
    await edition.write(toMarker('/old', 'moved'), '/articles/x\n')
    await edition.write(toMarker('/newer', 'moved'), '/articles/x\n')
    await edition.write(toMarker('/feeds/old.rss', 'moved'), '/articles/x\n')
    await edition.write(toMarker('/articles/withdrawn', 'gone'), '')
    await edition.write(toMarker('/articles/wrong', 'gone-wrong'), '')
    await edition.write(toMarker('/articles/legal', 'gone-legal'), '')
    await edition.write(toMarker('/articles/both', 'moved'), '/articles/x\n')
    await edition.write(toMarker('/articles/both', 'gone'), '')
    // What stands at an address counts before any marker.
    await edition.write(toMarker('/articles/x', 'gone'), '')
    await edition.write(REDIRECTS_FILE, '"/old" "/articles/x";\n"/articles/both" "/articles/x";\n')
    await edition.publish()
    return edition
  }

  /** Writes an address's file with its encodings, as the press does. */
  async print(address: string, text: string, time = new Date(1_700_000_000_000)): Promise<void> {
    const bytes = Buffer.from(text)
    const file = toFile(address)
    await this.write(file + ENCODINGS.br, brotliCompressSync(bytes), time)
    await this.write(file + ENCODINGS.gzip, gzipSync(bytes), time)
    await this.write(file, bytes, time)
  }

  async write(file: string, bytes: Buffer | string, time = new Date(1_700_000_000_000)): Promise<void> {
    const path = join(this.folder, file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.draft`, bytes)
    await utimes(`${path}.draft`, time, time)
    await rename(`${path}.draft`, path)
  }

  async remove(address: string): Promise<void> {
    const file = join(this.folder, toFile(address))
    for (const ending of ['', ...Object.values(ENCODINGS)]) await rm(file + ending, { force: true })
  }

  /** Tells whoever keeps files in memory that something has changed. */
  publish(): Promise<void> {
    return this.write(VERSION_FILE, `${performance.now()}`, new Date())
  }

  discard(): Promise<void> {
    return rm(this.top, { recursive: true, force: true })
  }
}
