import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { STATUS_FILE } from './edition'
import { codeOf } from './errors'

const schema = z.object({
  owed: z.number(),
  printed: z.number(),
  faults: z.array(z.object({ address: z.string(), message: z.string() })),
})

/** What the running press says of itself: addresses owed, addresses printed since it began, and what it could not print. */
export type Status = z.infer<typeof schema>

/** The press’s word in that edition, or undefined while it has said nothing; throws when it cannot be read. */
export async function findStatus(editionDir: string): Promise<Status | undefined> {
  const text = await readFile(join(/* turbopackIgnore: true */ editionDir, STATUS_FILE), 'utf8').catch(
    (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
      return undefined
    },
  )
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}
