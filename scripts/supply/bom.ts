import { createHash } from 'node:crypto'
import { z } from 'zod'

const bomSchema = z.looseObject({
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string().optional(), tools: z.unknown() }),
  components: z.array(z.looseObject({ name: z.string(), version: z.string(), purl: z.string() })),
})

export type Bom = z.infer<typeof bomSchema>

/**
 * The list of packages as npm says it, without the moment at which it was made and the npm that made it, and under a number that follows
 * from what it lists: two lists are equal when what they list is.
 */
export function toStable(said: unknown): Bom {
  const bom = bomSchema.parse(said)
  // What is undefined is left out of JSON.
  const stable = { ...bom, metadata: { ...bom.metadata, timestamp: undefined, tools: undefined } }
  const text = JSON.stringify({ ...stable, serialNumber: undefined })
  return { ...stable, serialNumber: `urn:uuid:${toUuid(createHash('sha256').update(text).digest('hex'))}` }
}

/** A number of the kind that is made from a hash (RFC 9562, version 8). */
const toUuid = (hash: string): string =>
  hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
