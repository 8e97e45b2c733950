import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Entry, writeTar } from '@/tests/backups'
import { openArchive } from './archive'
import { CHECKSUMS, MANIFEST, type Manifest, toPieceName } from './format'
import { readBackup } from './read'

const PICTURE = 'media/0b6f1c2e-7c1d-4a53-9a55-0d6c1c6f7a11.jpg'
const ROWS = 'one\tline\nanother\tline\n'

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-read-'))
  file = join(folder, 'backup.tar')
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue(undefined))

const manifest = (changes: object = {}): Manifest & object => ({
  format: 1,
  release: '0.1.0',
  made: '2026-11-29T03:00:00.000Z',
  migrations: ['20261124_020326_initial'],
  tables: [
    { name: 'articles', columns: ['id', 'headline'], rows: 2 },
    { name: 'topics', columns: ['id'], rows: 0 },
  ],
  pictures: 1,
  ...changes,
})

const sum = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

/** With their checksums at the end, as a backup has them. */
const sealed = (entries: Entry[]): Entry[] => [
  ...entries,
  {
    name: CHECKSUMS,
    content: JSON.stringify(
      Object.fromEntries(entries.map(({ name, content = '' }) => [name, sum(content)])),
    ),
  },
]

const entries = (said: object = {}): [Entry, Entry, Entry] => [
  { name: MANIFEST, content: JSON.stringify(manifest(said)) },
  { name: toPieceName('articles', 1), content: gzipSync(ROWS) },
  { name: PICTURE, content: 'a picture' },
]

/** What is read of the file, or why nothing is. */
async function read(): Promise<string[]> {
  const heard: string[] = []
  await readBackup(file, {
    name: 'Checking',
    onRows: async (table, rows) => Promise.resolve(void heard.push(`${table.name}: ${rows.toString()}`)),
    onPicture: async (name, content) => {
      for await (const piece of content) heard.push(`${name}: ${piece.toString()}`)
    },
  })
  return heard
}

const readTar = async (given: Entry[]) => {
  await writeTar(file, given)
  return read()
}

describe('a whole backup', () => {
  it('is read as it was written', async () => {
    await rm(file, { force: true })
    const archive = openArchive(file, new Date())
    for (const { name, content = '' } of entries()) {
      const bytes = Buffer.from(content)
      await archive.add(name, bytes.length, [bytes.subarray(0, 3), bytes.subarray(3)])
    }
    await archive.close()
    expect(await read()).toEqual([`articles: ${ROWS}`, `${PICTURE.slice(6)}: a picture`])
    await writeTar(file, sealed(entries()))
    expect(await read()).toHaveLength(2)
  })
})

describe('a file that is no whole backup', () => {
  it('is refused wherever it is cut off', async () => {
    await writeTar(file, sealed(entries()))
    const bytes = await readFile(file)
    // Behind its last entry stands nothing but zeros.
    const length = bytes.length - 1024 - 512
    for (let cut = 0; cut < length; cut += 97) {
      await writeFile(file, bytes.subarray(0, cut))
      await expect(read(), `cut at ${cut}`).rejects.toThrow(/is damaged|is no backup of Loudhailer/)
    }
  })

  it('is refused, or says the same, wherever a byte of it is another', async () => {
    await writeTar(file, sealed(entries()))
    const whole = await read()
    const bytes = await readFile(file)
    let refused = 0
    for (let at = 0; at < bytes.length; at += 7) {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ 0x15
      await writeFile(file, other)
      const said = await read().catch((error: unknown) => String(error))
      if (typeof said === 'string') {
        expect(said).toMatch(/is damaged|is no backup of Loudhailer/)
        refused++
      } else expect(said).toEqual(whole)
    }
    expect(refused).toBeGreaterThan(50)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('a letter, not a backup, which goes on for a while '.repeat(40))],
    ['zeros', Buffer.alloc(10_240)],
  ])('is refused when it holds %s', async (_, bytes) => {
    await writeFile(file, bytes)
    await expect(read()).rejects.toThrow('is no backup of Loudhailer')
  })

  it('is refused when it is not there, or a folder', async () => {
    await expect(readBackup(folder, { name: 'x' })).rejects.toThrow('There is no file')
    await expect(readBackup(join(folder, 'no'), { name: 'x' })).rejects.toThrow('There is no file')
  })

  it('is refused when it lacks rows or pictures, or has more of them, than it says', async () => {
    const [first, rows, picture] = entries()
    await expect(readTar(sealed([first, picture]))).rejects.toThrow('the 2 rows of articles')
    await expect(readTar(sealed([first, rows]))).rejects.toThrow('the 1 files of pictures')
    const more = { name: toPieceName('articles', 2), content: gzipSync('third\tline\n') }
    await expect(readTar(sealed([first, rows, more, picture]))).rejects.toThrow('the 2 rows of articles')
    await expect(readTar(sealed(entries()).slice(0, -1))).rejects.toThrow('its end is missing')
  })
})

describe('a file that somebody made to do harm', () => {
  const outside: Entry[] = [
    ...[
      '../x.jpg',
      '/etc/x',
      'media/../x.jpg',
      'media/..',
      'media//x.jpg',
      `media/../${PICTURE}`,
      `./${PICTURE}`,
    ].map((name) => ({ name, content: 'x' })),
    ...[
      'database/../x.gz',
      'database/users/000001.gz',
      'database/articles/000002.gz',
      'database/articles/1.gz',
    ].map((name) => ({ name, content: gzipSync('x\n') })),
    { name: PICTURE.replace('.jpg', '.sh'), content: 'x' },
    { name: PICTURE, type: 'symlink', linkname: '/etc/passwd' },
    { name: 'media', type: 'directory' },
    { name: MANIFEST, content: '{}' },
    { name: 'x\u001b[2Jx'.repeat(20), content: 'x' },
  ]

  it.each(outside)('is refused for its entry $name, and nothing of that reaches anybody', async (entry) => {
    const [first, rows] = entries()
    await writeTar(file, sealed([first, rows, entry]))
    const heard: string[] = []
    const reading = readBackup(file, {
      name: 'x',
      onPicture: async (name) => Promise.resolve(void heard.push(name)),
    })
    const said = await reading.catch((error: unknown) => String(error))
    expect(said).toMatch(/is damaged: /)
    expect(said).not.toMatch(/[\u0000-\u001f]/)
    expect(heard).toEqual([])
  })

  it('is refused when entries come twice, in another order, or behind the end', async () => {
    const [first, rows, picture] = entries()
    await expect(readTar(sealed([first, rows, rows, picture]))).rejects.toThrow('has no place')
    await expect(readTar(sealed([first, picture, rows]))).rejects.toThrow('has no place')
    await expect(
      readTar([...sealed([first, rows, picture]), { ...picture, name: PICTURE.replace('0', '1') }]),
    ).rejects.toThrow('has no place')
    await expect(readTar(sealed([rows, first]))).rejects.toThrow('is no backup')
  })

  it('is refused when a piece of rows would unfold to more than any piece holds', async () => {
    const [first, , picture] = entries()
    const bomb = { name: toPieceName('articles', 1), content: gzipSync(Buffer.alloc(64_000_000, 10)) }
    await expect(readTar(sealed([first, bomb, picture]))).rejects.toThrow('cannot be decompressed')
  })

  it.each([
    [{ tables: [{ name: 'articles" ; drop table users; --', columns: ['id'], rows: 0 }] }],
    [{ tables: [{ name: 'articles', columns: ["id) from program 'sh' --"], rows: 0 }] }],
    [{ migrations: [] }],
    [{ pictures: -1 }],
  ])('is refused when it says of itself what no backup says: %j', async (said) => {
    await expect(readTar(sealed(entries(said)))).rejects.toThrow('what it says of itself cannot be read')
  })
})

describe('a backup of another time', () => {
  it('is left to the newer release that made it', async () => {
    await expect(readTar(sealed(entries({ format: 2, release: '9.0.0' })))).rejects.toThrow(
      'was made by the newer release 9.0.0: install that one, then restore.',
    )
  })
})
