import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { createJpeg } from './factories'
import { dataDir } from './workers'

const folder = () => join(dataDir(), 'media')

/** Stores a picture as an editor does; 300 × 200 unless `data` is given. */
export async function upload(payload: Payload, data?: Buffer, name = 'IMG_4711 Zhanaozen.jpg') {
  const bytes = data ?? (await createJpeg({ width: 300, height: 200 }))
  return payload.create({ collection: 'media', data: { alt: 'A square' }, file: toFile(bytes, name) })
}

export const toFile = (data: Buffer, name = 'secret-name.jpg', mimetype = 'image/jpeg') => ({
  data,
  name,
  mimetype,
  size: data.length,
})

/** A form as the admin sends it: the fields as JSON, and the file if there is one. */
export function toForm(fields: object, data?: Buffer): FormData {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  if (data) form.set('file', new File([new Uint8Array(data)], 'new.jpg', { type: 'image/jpeg' }))
  return form
}

/** Every stored file, by name. */
export async function listStored(): Promise<{ name: string; data: Buffer }[]> {
  const names = (await readdir(folder()).catch(() => [])).sort()
  return Promise.all(names.map(async (name) => ({ name, data: await readFile(join(folder(), name)) })))
}

export const namesStored = async (): Promise<string[]> => (await listStored()).map(({ name }) => name)

export const emptyStore = () => rm(folder(), { recursive: true, force: true })

/** Runs what waits for the time when a replaced picture's files go, as if it had come. */
export async function letGraceEnd(payload: Payload): Promise<void> {
  await payload.update({
    collection: 'payload-jobs',
    where: { queue: { equals: 'desk' } },
    data: { waitUntil: null },
  })
  await payload.jobs.run({ queue: 'desk', silent: true })
}
