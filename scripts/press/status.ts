import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { STATUS_FILE } from '@/lib/edition'

const schema = z.object({
  owed: z.number(),
  printed: z.number(),
  faults: z.array(z.object({ address: z.string(), message: z.string() })),
})

/** What the running press says of itself: addresses owed, addresses printed since it began, and what it could not print. */
export type Status = z.infer<typeof schema>

export async function readStatus(editionDir: string): Promise<Status> {
  return schema.parse(JSON.parse(await readFile(join(editionDir, STATUS_FILE), 'utf8')))
}
