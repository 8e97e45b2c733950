import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { z } from 'zod'

const componentSchema = z.looseObject({ name: z.string(), 'bom-ref': z.string() })

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.unknown(), tools: z.unknown(), component: componentSchema }),
  components: z.array(componentSchema),
})

export type Bom = z.infer<typeof bomSchema>

const ASKED = [
  'sbom',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--package-lock-only',
  '--omit=dev',
]

/** Every package that runs in production, on any platform, as the lock file in this folder has them (CycloneDX). */
export function listPackages(): Bom {
  const said: unknown = JSON.parse(execFileSync('npm', ASKED, { encoding: 'utf8', maxBuffer: 100_000_000 }))
  return toStable(said)
}

/**
 * The list without what differs from one making to the next (the moment, the npm, the folder's name) and under a number that
 * follows from what it lists.
 */
export function toStable(said: unknown): Bom {
  const bom = bomSchema.parse(said)
  const { component } = bom.metadata
  const name = component['bom-ref'].replace(/@[^@]*$/, '')
  // What is undefined is left out of JSON.
  const metadata = {
    ...bom.metadata,
    timestamp: undefined,
    tools: undefined,
    component: { ...component, name },
  }
  const text = JSON.stringify({ ...bom, metadata, serialNumber: undefined })
  const hash = createHash('sha256').update(text).digest('hex')
  return { ...bom, metadata, serialNumber: `urn:uuid:${toUuid(hash)}` }
}

/** A number of the kind that is made from a hash (RFC 9562, version 8). */
const toUuid = (hash: string): string =>
  hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5')
