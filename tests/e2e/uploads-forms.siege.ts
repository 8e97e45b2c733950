import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { report } from '@/scripts/reliability/report'
import { createJpeg } from '../factories'
import { CANARY } from '../hostile/files'
import { openUploads, type Uploads } from '../hostile/uploads'

let uploads: Uploads
const began = Date.now()
let [forms, faults] = [0, 0]
beforeAll(async () => {
  uploads = await openUploads()
})
beforeEach(({ onTestFailed }) => {
  forms++
  onTestFailed(() => {
    faults++
  })
})
afterAll(async () => {
  try {
    await report('forms', began, uploads.databaseUrl, { forms, faults, peak: uploads.peak() })
  } finally {
    uploads.close()
  }
})

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
    const { status, text } = await uploads.stream('/media', { ...MULTIPART, ...length }, megabytes(200))
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await uploads.checkMemory('200 MB')
  })

  it('is refused, when nobody knows how long it goes on', async () => {
    const { status, text } = await uploads.stream(
      '/media',
      { ...MULTIPART, 'Transfer-Encoding': 'chunked' },
      megabytes(200),
    )
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await uploads.checkMemory('200 MB without a length')
  })

  it('is refused by the newsroom itself, where the whole is not too long', async () => {
    const { status, text } = await uploads.create(
      Buffer.concat([await createJpeg(), Buffer.alloc(20 * 1024 * 1024)]),
      { name: 'x.jpg', type: 'image/jpeg' },
    )
    expect([status, text]).toEqual([413, expect.stringContaining('20 MB')])
    await uploads.checkMemory('20 MB')
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
    const { status, text } = await uploads.ask('POST', '/media', new Uint8Array(body), { 'Content-Type': contentType })
    expect([status, text]).toEqual([expect.toSatisfy((each: number) => [400, 413].includes(each)), expect.stringMatching(/"message":"[^"]{10,}/)])
    expect(text).not.toMatch(/Something went wrong|node_modules| at \w+ \(/)
  }) // prettier-ignore

  it('has a file name that ends a line, and stays one', async () => {
    const name = `; filename="${CANARY}\u0000.jpg%0d%0aX: y"`
    const body = Buffer.from(`${alt}${part('file', await picture(), name)}--x--\r\n`, 'latin1')
    const { status, text, doc } = await uploads.ask('POST', '/media', new Uint8Array(body), MULTIPART)
    expect(text).not.toContain(CANARY)
    if (status === 201 && doc) expect(await uploads.listTraces(doc)).toEqual([])
    else expect([status, text]).toEqual([400, expect.stringMatching(/"message":"[^"]{10,}/)])
  })
})
