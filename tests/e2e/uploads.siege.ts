import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { report } from '@/scripts/reliability/report'
import { createJpeg } from '../factories'
import { BOMBS, CANARY, FILES, type HostileFile } from '../hostile/files'
import { type Media, openUploads, toForm, type Uploads } from '../hostile/uploads'

let uploads: Uploads
const began = Date.now()
let faults = 0
beforeAll(async () => {
  uploads = await openUploads()
})
beforeEach(({ onTestFailed }) =>
  onTestFailed(() => {
    faults++
  }),
)
afterAll(async () => {
  try {
    const files = FILES.length + BOMBS.length
    await report('uploads', began, uploads.databaseUrl, { files, faults, peak: uploads.peak() })
  } finally {
    uploads.close()
  }
})

/** Sends the file as a new picture and in place of one, and says what of the answers is not as it must be. */
async function judge(file: HostileFile): Promise<string[]> {
  const data = await file.make()
  const { doc: stood } = await uploads.create(await createJpeg({ width: 60, height: 40 }), {
    name: 'x.jpg',
    type: 'image/jpeg',
  })
  if (!stood) return ['no picture could be made that it replaces']
  const answers = [await uploads.create(data, file), await uploads.replace(stood.id, data, file)]
  const faults = answers.map(async ({ status, text, doc }) => {
    if (text.includes(CANARY)) return [`the answer tells of the file: ${text.slice(0, 200)}`]
    if (file.expected === 'taken')
      return doc && status < 300 ? uploads.listTraces(doc) : [`${status} ${text.slice(0, 200)}`]
    return status === 400 && file.expected.test(text) ? [] : [`${status} ${text.slice(0, 200)}`]
  })
  const all = (await Promise.all(faults)).flat()
  const { text } = await uploads.ask('GET', `/media/${stood.id}`)
  const isSame = (JSON.parse(text) as Media).filename === stood.filename
  if (isSame !== (file.expected !== 'taken'))
    all.push(isSame ? 'did not replace the picture' : 'changed the picture')
  await uploads.ask('DELETE', `/media/${stood.id}`)
  for (const { doc } of answers) if (doc) await uploads.ask('DELETE', `/media/${doc.id}`)
  return all
}

describe('a hostile file', () => {
  it.each(
    FILES.map((file) => [file.expected === 'taken' ? 'made anew' : 'refused', file.what, file] as const),
  )('is %s: %s', async (_, __, file) => {
    expect(await judge(file)).toEqual([])
    await uploads.checkMemory(file.what)
  })

  it('comes in more than 30 kinds', () => expect(FILES.length + BOMBS.length).toBeGreaterThanOrEqual(60))
})

describe('a file that is small and takes much memory', () => {
  it.each(
    BOMBS.map((file) => [file.expected === 'taken' ? 'made anew' : 'refused', file.what, file] as const),
  )('is %s, also two at a time: %s', async (_, __, file) => {
    const data = await file.make()
    const answers = await Promise.all([uploads.create(data, file), uploads.create(data, file)])
    for (const { status, text, doc } of answers) {
      if (file.expected === 'taken') {
        expect([status, text.slice(0, 300)]).toEqual([201, text.slice(0, 300)])
        if (doc) {
          expect(await uploads.listTraces(doc)).toEqual([])
          await uploads.ask('DELETE', `/media/${doc.id}`)
        }
      } else expect([status, text]).toEqual([400, expect.stringMatching(file.expected)])
    }
    await uploads.checkMemory(file.what)
  })
})

describe('a picture', () => {
  it('is not duplicated, since two would share their files', async () => {
    const data = await createJpeg()
    const { doc } = await uploads.create(data, { name: 'x.jpg', type: 'image/jpeg' })
    const answers = [
      await uploads.ask('POST', `/media/${doc?.id}/duplicate`, '{}', { 'Content-Type': 'application/json' }),
      await uploads.ask(
        'POST',
        `/media/${doc?.id}/duplicate`,
        toForm(data, { name: 'x.jpg', type: 'image/jpeg' }, { alt: 'x' }),
      ),
      await uploads.ask('POST', `/media?duplicateFromID=${doc?.id}`, '{"alt":"x"}', {
        'Content-Type': 'application/json',
      }),
    ]
    for (const { status } of answers) expect([400, 403, 404, 405]).toContain(status)
    await uploads.ask('DELETE', `/media/${doc?.id}`)
  })

  it('can still be stored after all of that, by a newsroom that never ended', async () => {
    const { status, doc } = await uploads.create(await createJpeg(), {
      name: `${CANARY}.jpg`,
      type: 'image/jpeg',
    })
    expect(status).toBe(201)
    await uploads.checkMemory('a picture after all that')
    if (doc) await uploads.ask('DELETE', `/media/${doc.id}`)
  })
})
