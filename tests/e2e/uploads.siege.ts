import { request } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createJpeg } from '../factories'
import { BOMBS, CANARY, FILES, type HostileFile, TRACES } from '../hostile/files'
import { forgetPeak, readPeak } from '../hostile/memory'
import { findProcesses } from '../processes'
import { loginAdministrator } from './site-client'

const site = inject('siteUrl')
/** MB of memory that the newsroom may take, whatever is sent. */
const MOST_MEMORY = 700

type Media = {
  id: string
  filename: string
  mimeType: string
  sizes: Record<string, { filename?: string | null }>
}
type Answer = { status: number; text: string; doc: Media | undefined }

let token = ''
let newsroom = 0
/** The most that it took, and what for, in MB. */
let most = { peak: 0, what: 'nothing' }

beforeAll(async () => {
  token = await loginAdministrator()
  ;[newsroom = 0] = await findProcesses(process.ppid, /next-server|next start/)
  if (newsroom) await forgetPeak(newsroom)
})

afterAll(() => console.log(`      the newsroom took at most ${most.peak} MB, for ${most.what}`))

const isWatched = process.platform === 'linux'

async function checkMemory(what: string): Promise<void> {
  if (!isWatched) return
  expect(newsroom).toBeGreaterThan(0)
  const peak = await readPeak(newsroom)
  if (peak > most.peak) most = { peak, what }
  expect(peak).toBeLessThan(MOST_MEMORY)
  await forgetPeak(newsroom)
}

function toForm(data: Buffer, { name, type }: Pick<HostileFile, 'name' | 'type'>, fields: object): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  form.set('file', new File([new Uint8Array(data)], name, { type }))
  return form
}

async function ask(
  method: string,
  path: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${site}/api${path}`, {
    method,
    headers: { Authorization: `JWT ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const { doc } = (text.startsWith('{') ? JSON.parse(text) : {}) as { doc?: Media }
  return { status: response.status, text, doc }
}

const create = (data: Buffer, file: Pick<HostileFile, 'name' | 'type'>) =>
  ask('POST', '/media', toForm(data, file, { alt: 'A square', credit: 'Us' }))
const replace = (id: string, data: Buffer, file: Pick<HostileFile, 'name' | 'type'>) =>
  ask('PATCH', `/media/${id}`, toForm(data, file, {}))

/** What of the picture’s stored files is not what was made anew from pixels. */
async function listTraces({ filename, sizes }: Media): Promise<string[]> {
  const names = [filename, ...Object.values(sizes).map((size) => size.filename)].filter(
    (name) => typeof name === 'string',
  )
  const faults = await Promise.all(
    names.map(async (name) => {
      const response = await fetch(`${site}/api/media/file/${name}`, {
        headers: { Authorization: `JWT ${token}` },
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      const { exif, xmp, iptc, icc, comments, pages = 1, format } = await sharp(bytes).metadata()
      const tags = Object.entries({
        exif,
        xmp,
        iptc,
        icc,
        comments,
        pages: pages > 1 ? pages : undefined,
      }).filter(([, value]) => value !== undefined)
      const isNamed = /^[0-9a-f-]{36}(?:-\d+x\d+)?\.(?:jpg|png|webp|avif)$/.test(name)
      return [
        ...(isNamed ? [] : [`is called ${name}`]),
        ...(response.headers.get('content-type')?.startsWith('image/') ? [] : ['is served as no picture']),
        ...tags.map(([tag]) => `${format} has ${tag}`),
        ...TRACES.filter((trace) => bytes.includes(trace)).map((trace) => `${format} has “${trace}”`),
      ]
    }),
  )
  return faults.flat()
}

/** Sends the file as a new picture and in place of one, and says what of the answers is not as it must be. */
async function judge(file: HostileFile): Promise<string[]> {
  const data = await file.make()
  const { doc: stood } = await create(await createJpeg({ width: 60, height: 40 }), {
    name: 'x.jpg',
    type: 'image/jpeg',
  })
  if (!stood) return ['no picture could be made that it replaces']
  const answers = [await create(data, file), await replace(stood.id, data, file)]
  const faults = answers.map(async ({ status, text, doc }) => {
    if (text.includes(CANARY)) return [`the answer tells of the file: ${text.slice(0, 200)}`]
    if (file.expected === 'taken')
      return doc && status < 300 ? listTraces(doc) : [`${status} ${text.slice(0, 200)}`]
    return status === 400 && file.expected.test(text) ? [] : [`${status} ${text.slice(0, 200)}`]
  })
  const all = (await Promise.all(faults)).flat()
  const { text } = await ask('GET', `/media/${stood.id}`)
  const isSame = (JSON.parse(text) as Media).filename === stood.filename
  if (isSame !== (file.expected !== 'taken'))
    all.push(isSame ? 'did not replace the picture' : 'changed the picture')
  await ask('DELETE', `/media/${stood.id}`)
  for (const { doc } of answers) if (doc) await ask('DELETE', `/media/${doc.id}`)
  return all
}

describe('a hostile file', () => {
  it.each(
    FILES.map((file) => [file.expected === 'taken' ? 'made anew' : 'refused', file.what, file] as const),
  )('is %s: %s', async (_, __, file) => {
    expect(await judge(file)).toEqual([])
    await checkMemory(file.what)
  })

  it('comes in more than 30 kinds', () => expect(FILES.length + BOMBS.length).toBeGreaterThanOrEqual(60))
})

describe('a file that is small and takes much memory', () => {
  it.each(
    BOMBS.map((file) => [file.expected === 'taken' ? 'made anew' : 'refused', file.what, file] as const),
  )('is %s, also two at a time: %s', async (_, __, file) => {
    const data = await file.make()
    const answers = await Promise.all([create(data, file), create(data, file)])
    for (const { status, text, doc } of answers) {
      if (file.expected === 'taken') {
        expect([status, text.slice(0, 300)]).toEqual([201, text.slice(0, 300)])
        if (doc) {
          expect(await listTraces(doc)).toEqual([])
          await ask('DELETE', `/media/${doc.id}`)
        }
      } else expect([status, text]).toEqual([400, expect.stringMatching(file.expected)])
    }
    await checkMemory(file.what)
  })
})

/** Sends what no browser would, and resolves to the answer; also when the connection ends before everything is sent. */
function stream(path: string, headers: Record<string, string>, parts: Iterable<Buffer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${site}/api${path}`, {
      method: 'POST',
      headers: { Authorization: `JWT ${token}`, ...headers },
    })
    let isAnswered = false
    sent.on('response', (response) => {
      isAnswered = true
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      const finish = () => resolve({ status: response.statusCode ?? 0, text, doc: undefined })
      response.on('end', finish)
      response.on('error', finish)
    })
    sent.on('error', (error) => {
      if (!isAnswered) reject(error)
    })
    const write = async () => {
      for (const part of parts) {
        if (sent.destroyed || isAnswered) return
        if (!sent.write(part))
          await Promise.race([
            new Promise((go) => sent.once('drain', go)),
            new Promise((go) => sent.once('close', go)),
            new Promise((go) => sent.once('response', go)),
          ])
      }
      sent.end()
    }
    write().catch(reject)
  })
}

const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=x' }
const HEAD = Buffer.from(
  '--x\r\nContent-Disposition: form-data; name="file"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
)

function* megabytes(count: number): Generator<Buffer> {
  yield Buffer.concat([HEAD, Buffer.from([0xff, 0xd8, 0xff])])
  const piece = Buffer.alloc(1024 * 1024, 'x')
  for (let sent = 0; sent < count; sent++) yield piece
  yield Buffer.from('\r\n--x--\r\n')
}

describe('more than a picture may have', () => {
  it('is refused, when its length is told before', async () => {
    const length = { 'Content-Length': String(200 * 1024 * 1024 + 500) }
    const { status, text } = await stream('/media', { ...MULTIPART, ...length }, megabytes(200))
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await checkMemory('200 MB')
  })

  it('is refused, when nobody knows how long it goes on', async () => {
    const { status, text } = await stream(
      '/media',
      { ...MULTIPART, 'Transfer-Encoding': 'chunked' },
      megabytes(200),
    )
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await checkMemory('200 MB without a length')
  })

  it('is refused by the newsroom itself, where the whole is not too long', async () => {
    const { status, text } = await create(
      Buffer.concat([await createJpeg(), Buffer.alloc(20 * 1024 * 1024)]),
      { name: 'x.jpg', type: 'image/jpeg' },
    )
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await checkMemory('20 MB')
  })
})

describe('a form that is none', () => {
  const part = (name: string, content: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`
  const alt = part('_payload', '{"alt":"x","credit":"x"}')
  const file = '; filename="x.jpg"'
  const picture = async () => (await createJpeg({ width: 8, height: 8 })).toString('latin1')

  it.each<[what: string, body: () => string | Promise<string>, contentType?: string]>([
    ['has no file', () => `${alt}--x--\r\n`],
    ['has two files', async () => `${alt}${part('file', await picture(), file)}${part('file', await picture(), file)}--x--\r\n`],
    ['has four files', () => `${alt}${[1, 2, 3, 4].map((each) => part(`file${each}`, 'x', file)).join('')}--x--\r\n`],
    ['has its file under another name', async () => `${alt}${part('picture', await picture(), file)}--x--\r\n`],
    ['has words for a file', () => `${alt}${part('file', 'words')}--x--\r\n`],
    ['has words for a file that name one', () => `${alt}${part('file', '{"filename":"../secrets.json","mimeType":"image/jpeg","size":1}')}--x--\r\n`],
    ['has words for a file that name one of another collection', () => `${alt}${part('file', '{"filename":"x.jpg","collectionSlug":"users","clientUploadContext":{}}')}--x--\r\n`],
    ['has fields that cannot be read', async () => `${part('_payload', '{"alt":')}${part('file', await picture(), file)}--x--\r\n`],
    ['has fields that are a list', async () => `${part('_payload', '[1]')}${part('file', await picture(), file)}--x--\r\n`],
    ['has fields that are nothing', async () => `${part('_payload', 'null')}${part('file', await picture(), file)}--x--\r\n`],
    ['has a field of 2 MB', async () => `${part('_payload', `{"alt":"${'x'.repeat(2 * 1024 * 1024)}"}`)}${part('file', await picture(), file)}--x--\r\n`],
    ['has a hundred fields', async () => `${Array.from({ length: 100 }, (_, index) => part(`f${index}`, 'x')).join('')}${part('file', await picture(), file)}--x--\r\n`],
    ['has fields of every object', async () => `${part('__proto__', '{"admin":true}')}${part('constructor', 'x')}${part('file', await picture(), file)}--x--\r\n`],
    ['ends in the middle', async () => `${alt}${part('file', (await picture()).slice(0, 200), file).slice(0, -2)}`],
    ['is empty', () => ''],
    ['has no end', () => alt],
    ['has heads that are none', () => '--x\r\nnonsense\r\n\r\nx\r\n--x--\r\n'],
    ['has another boundary than it says', () => `${alt}--x--\r\n`, 'multipart/form-data; boundary=y'],
    ['has no boundary', () => `${alt}--x--\r\n`, 'multipart/form-data'],
    ['is of another kind', () => `${alt}--x--\r\n`, 'multipart/mixed; boundary=x'],
    ['is JSON with a file in it', () => '{"alt":"x","file":{"data":"x","name":"x.jpg"}}', 'application/json'],
    ['is JSON that names an address', () => '{"alt":"x","url":"http://127.0.0.1:1/x.jpg","filename":"x.jpg"}', 'application/json'],
    ['is JSON that cannot be read', () => '{"alt":', 'application/json'],
    ['is text', () => 'x', 'text/plain'],
  ])('is refused in words when it %s', async (_, make, contentType = MULTIPART['Content-Type']) => {
    const body = Buffer.from(await make(), 'latin1')
    const { status, text } = await ask('POST', '/media', new Uint8Array(body), { 'Content-Type': contentType })
    expect([status, text]).toEqual([expect.toSatisfy((each: number) => [400, 413].includes(each)), expect.stringMatching(/"message":"[^"]{10,}/)])
    expect(text).not.toMatch(/Something went wrong|node_modules| at \w+ \(/)
  }) // prettier-ignore

  it('has a file name that ends a line, and stays one', async () => {
    const name = `; filename="${CANARY}\u0000.jpg%0d%0aX: y"`
    const body = Buffer.from(`${alt}${part('file', await picture(), name)}--x--\r\n`, 'latin1')
    const { status, text, doc } = await ask('POST', '/media', new Uint8Array(body), MULTIPART)
    expect(text).not.toContain(CANARY)
    if (status === 201 && doc) expect(await listTraces(doc)).toEqual([])
    else expect([status, text]).toEqual([400, expect.stringMatching(/"message":"[^"]{10,}/)])
  })
})

describe('a picture', () => {
  it('is not duplicated, since two would share their files', async () => {
    const data = await createJpeg()
    const { doc } = await create(data, { name: 'x.jpg', type: 'image/jpeg' })
    const answers = [
      await ask('POST', `/media/${doc?.id}/duplicate`, '{}', { 'Content-Type': 'application/json' }),
      await ask(
        'POST',
        `/media/${doc?.id}/duplicate`,
        toForm(data, { name: 'x.jpg', type: 'image/jpeg' }, { alt: 'x' }),
      ),
      await ask('POST', `/media?duplicateFromID=${doc?.id}`, '{"alt":"x"}', {
        'Content-Type': 'application/json',
      }),
    ]
    for (const { status } of answers) expect([400, 403, 404, 405]).toContain(status)
    await ask('DELETE', `/media/${doc?.id}`)
  })

  it('can still be stored after all of that, by a newsroom that never ended', async () => {
    const { status, doc } = await create(await createJpeg(), { name: `${CANARY}.jpg`, type: 'image/jpeg' })
    expect(status).toBe(201)
    if (isWatched) expect(await findProcesses(process.ppid, /next-server|next start/)).toEqual([newsroom])
    await checkMemory('a picture after all that')
    if (doc) await ask('DELETE', `/media/${doc.id}`)
  })
})
