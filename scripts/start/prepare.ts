import { once } from 'node:events'
import { z } from 'zod'
import { startNode, stop } from './children'

export type Administrator = { email: string; password: string }

const reportSchema = z.object({
  administrator: z.object({ email: z.string(), password: z.string() }).optional(),
  failure: z.string().optional(),
})

/**
 * Migrates and seeds in a process of its own, so that this one stays small; resolves to the administrator it made, if it
 * made one. Throws with the reason when the database cannot be brought up to date.
 */
export async function prepare(
  settings: NodeJS.ProcessEnv,
  endings: (() => Promise<unknown>)[],
): Promise<Administrator | undefined> {
  const { child, said } = startNode(['--conditions=production', 'scripts/run.mjs', 'prepare'], settings, {
    quiet: true,
  })
  let report: z.infer<typeof reportSchema> = {}
  child.on('message', (message) => (report = reportSchema.safeParse(message).data ?? {}))
  endings.push(() => stop(child))
  await once(child, 'close')
  endings.pop()
  if (child.exitCode !== 0) {
    throw new Error(
      report.failure ?? `The database could not be brought up to date: ${said().split('\n').at(-1) ?? ''}`,
    )
  }
  return report.administrator
}
