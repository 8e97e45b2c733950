import { request } from 'node:http'
import sharp from 'sharp'
import { expect, inject } from 'vitest'
import { loginAdministrator } from '../e2e/site-client'
import { findEmbeddedUrl } from '../embedded-url'
import { type HostileFile, TRACES } from './files'
import { type Peaks, watchMemory } from './memory'

/** MB of memory that the newsroom, and what reads pictures for it, may take each, whatever is sent. */
const MOST_MEMORY = 700

export type Media = {
  id: string
  filename: string
  mimeType: string
  sizes: Record<string, { filename?: string | null }>
}
export type Answer = { status: number; text: string; doc: Media | undefined }
type Named = Pick<HostileFile, 'name' | 'type'>

/** An administrator who sends anything to the newsroom, and watches what memory it takes. */
export async function openUploads() {
  const site = inject('siteUrl')
  const token = await loginAdministrator()
  const authorization = { Authorization: `JWT ${token}` }
  const memory = await watchMemory(process.ppid)
  await memory.take()
  const most = new Map<keyof Peaks, { peak: number; what: string }>()

  async function checkMemory(what: string): Promise<void> {
    const peaks = await memory.take()
    for (const name of ['newsroom', 'decoder', 'both'] as const)
      if (peaks[name] > (most.get(name)?.peak ?? 0)) most.set(name, { peak: peaks[name], what })
    expect(peaks.newsroom).toBeLessThan(MOST_MEMORY)
    expect(peaks.decoder).toBeLessThan(MOST_MEMORY)
    expect(peaks.both).toBeLessThan(MOST_MEMORY)
  }

  async function ask(
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${site}/api${path}`, {
      method,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    const { doc } = (text.startsWith('{') ? JSON.parse(text) : {}) as { doc?: Media }
    return { status: response.status, text, doc }
  }

  /** Sends what no browser would, and resolves to the answer; also when the connection ends before everything is sent. */
  function stream(path: string, headers: Record<string, string>, parts: Iterable<Buffer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${site}/api${path}`, {
        method: 'POST',
        headers: { ...authorization, ...headers },
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

  /** What of the picture’s stored files is not what was made anew from pixels. */
  async function listTraces({ filename, sizes }: Media): Promise<string[]> {
    const names = [filename, ...Object.values(sizes).map((size) => size.filename)].filter(
      (name) => typeof name === 'string',
    )
    return (await Promise.all(names.map((name) => listTracesIn(name)))).flat()
  }

  async function listTracesIn(name: string): Promise<string[]> {
    const response = await fetch(`${site}/api/media/file/${name}`, { headers: authorization })
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
  }

  return {
    ask,
    stream,
    listTraces,
    checkMemory,
    /** MB at most so far, of newsroom and decoder together. */
    peak: () => most.get('both')?.peak ?? 0,
    databaseUrl: () => findEmbeddedUrl(inject('siteDataDir')),
    create: (data: Buffer, file: Named) =>
      ask('POST', '/media', toForm(data, file, { alt: 'A square', credit: 'Us' })),
    replace: (id: string, data: Buffer, file: Named) => ask('PATCH', `/media/${id}`, toForm(data, file, {})),
    /** Ends the watch and says what was the most. */
    close() {
      memory.end()
      for (const [name, { peak, what }] of most) console.log(`      ${name}: at most ${peak} MB, for ${what}`)
    },
  }
}

export type Uploads = Awaited<ReturnType<typeof openUploads>>

export function toForm(data: Buffer, { name, type }: Named, fields: object): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  form.set('file', new File([new Uint8Array(data)], name, { type }))
  return form
}
