import type { TaskConfig } from 'payload'
import { getPress } from '@/press/running'

/** Prints what a change calls for. It is queued in the transaction of the change, so that neither happens without the other. */
export const printTask: TaskConfig<'print'> = {
  slug: 'print',
  label: 'Print',
  inputSchema: [{ name: 'document', type: 'text', required: true }],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
  handler: async ({ input }) => {
    await getPress().print(input.document)
    return { output: {} }
  },
}
