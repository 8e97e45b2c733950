import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { showBar, showStep } from './progress'
import type { Started } from './supervise'

const reportSchema = z.union([z.object({ left: z.number() }), z.object({ ready: z.literal(true) })])

/** Resolves when a child has sent the message that it is ready; rejects with its last words when it ends before. */
export function untilListening({ child, said }: Started): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('close', () =>
      reject(new Error(said().replace(/^✗ /, '') || 'The front has stopped by itself.')),
    )
  })
}

/** Shows how far the press is; where an edition was printed before, readers have that, and nobody needs to wait. */
export async function untilFirstEdition(press: ChildProcess, wasPrinted: boolean): Promise<void> {
  if (wasPrinted) return
  let all = 0
  await showStep(
    'Printing the first edition',
    () =>
      new Promise<void>((resolve, reject) => {
        press.once('close', () =>
          reject(new Error('The press has stopped by itself; the lines above say why.')),
        )
        press.on('message', (message) => {
          const report = reportSchema.parse(message)
          if ('ready' in report) resolve()
          else {
            all = Math.max(all, report.left)
            if (all >= 200) showBar('Printing', all - report.left, all)
          }
        })
      }),
  )
}
