import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'
import type { Archive } from './archive'
import { isPicture, toPictureName } from './format'
import { quote } from './tables'

/** The files that the pictures of this snapshot have, by name. */
export async function listPictures(client: ClientBase): Promise<string[]> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select column_name::text as name from information_schema.columns
     where table_schema = current_schema() and table_name = 'media' and column_name ~ '^(sizes_.*_)?filename$'`,
  )
  const names = columns.map(({ name }) => quote(name)).join(', ')
  const { rows } = await client.query<{ name: string }>(
    `select distinct name from media, unnest(array[${names}]) name where name is not null order by name`,
  )
  return rows.map(({ name }) => name).filter(isPicture)
}

/** Which of the files are in the store, and which are not. */
export async function findPictures(
  folder: string,
  names: string[],
): Promise<{ found: string[]; missing: string[] }> {
  const found: string[] = []
  const missing: string[] = []
  for (const name of names) {
    const list = (await isThere(join(folder, name))) ? found : missing
    list.push(name)
  }
  return { found, missing }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
      return false
    },
  )

/** Adds a picture's file to the archive. A name is given once and its bytes never change, so it needs no snapshot. */
export async function addPicture(folder: string, name: string, archive: Archive): Promise<void> {
  const handle = await open(join(folder, name)).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new EnvironmentError(
      `${name} has left ${folder} while it was to be copied, and not by the newsroom: the backup was not made; try again.`,
    )
  })
  try {
    const { size } = await handle.stat()
    await archive.add(toPictureName(name), size, handle.createReadStream({ autoClose: false }))
  } finally {
    await handle.close()
  }
}
