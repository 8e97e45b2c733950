import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createJpeg } from '@/tests/factories'
import { decode } from './decode'

const ASKED = { format: 'jpeg', focus: { x: 50, y: 50 }, sizes: [] } as const
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loudhailer-decode-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Asks a program in the decoder's place. */
async function ask(source: string, patience = 20_000) {
  const program = join(folder, 'program.mjs')
  await writeFile(program, source)
  return decode(await createJpeg(), { ...ASKED, sizes: [] }, { program, patience })
}

const refusal = (status: number, words: RegExp): unknown =>
  expect.objectContaining({ name: 'Refusal', status, message: expect.stringMatching(words) as string })

describe('an editor whose picture', () => {
  it.each([
    ['breaks the decoder', 'process.kill(process.pid, "SIGKILL")', 400, /broke what reads pictures/],
    ['makes it talk nonsense', 'console.log("picture")', 400, /broke what reads pictures/],
    ['makes it say what nobody asked for', 'console.log(JSON.stringify({ files: [{ name: "x" }] }))', 400, /broke what reads pictures/],
    ['makes it promise more than it says', 'console.log(JSON.stringify({ files: [{ name: "picture", width: 1, height: 1, bytes: 9 }] }))', 400, /broke what reads pictures/],
    ['makes it forget the picture', 'console.log(JSON.stringify({ files: [] }))', 400, /broke what reads pictures/],
    ['makes it talk for ever', 'const write = () => process.stdout.write(Buffer.alloc(1e6), write); write()', 400, /broke what reads pictures/],
    ['meets a decoder that cannot run', 'process.exit(1)', 503, /try again in a minute/],
  ])('%s is told what to do', async (_, source, status, words) => {
    await expect(ask(source)).rejects.toEqual(refusal(status, words))
  }) // prettier-ignore

  it('keeps the decoder for too long is told what to do', async () => {
    await expect(ask('setInterval(() => undefined, 1000)', 300)).rejects.toEqual(
      refusal(400, /takes too long to read/),
    )
  })

  it('comes while no process can be started is told what to do', async () => {
    const { execPath } = process
    process.execPath = join(folder, 'no-node')
    try {
      await expect(ask('')).rejects.toEqual(refusal(503, /try again in a minute/))
    } finally {
      process.execPath = execPath
    }
  })

  it('comes after all that gets it made', async () => {
    const made = await decode(await createJpeg({ width: 60, height: 40 }), { ...ASKED, sizes: [] })
    expect(made).toMatchObject([{ name: 'picture', width: 60, height: 40 }])
  })
})

describe('a decoder', () => {
  it('is told no secret, and of the environment nothing but what Node and the proof of privacy need', async () => {
    for (const name of [
      'DATABASE_URL',
      'PAYLOAD_SECRET',
      'FACTOR_KEY',
      'BACKUP_PASSPHRASE',
      'ADMIN_PASSWORD',
    ])
      vi.stubEnv(name, 'a secret')
    const file = join(folder, 'environment.json')
    const source = `import { writeFileSync } from 'node:fs'; writeFileSync('${file}', JSON.stringify(process.env)); console.log('{"refused":"line"}')`
    await expect(ask(source)).rejects.toEqual(refusal(400, /is a line/))
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain('secret')
    const allowed = ['NODE_ENV', 'MALLOC_ARENA_MAX', 'NODE_OPTIONS', 'CONNECTIONS_LOG']
    // macOS adds one of its own to every process.
    const told = Object.keys(JSON.parse(text) as object).filter((name) => !name.startsWith('__CF_'))
    expect(told.filter((name) => !allowed.includes(name))).toEqual([])
  })
})
