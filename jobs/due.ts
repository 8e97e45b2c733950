import type { TaskConfig } from 'payload'

/**
 * Publishes or withdraws an article when its time has come. What was set for another time since is left to that one. A refusal
 * fails the job: nothing goes out that was not approved, and the desk is told.
 */
export const dueTask: TaskConfig<'due'> = {
  slug: 'due',
  label: 'Publish or withdraw on time',
  inputSchema: [
    { name: 'article', type: 'text', required: true },
    { name: 'action', type: 'select', options: ['publish', 'withdraw'], required: true },
    { name: 'time', type: 'text', required: true },
  ],
  // Against a database that is away for a moment; a refusal stays one.
  retries: { attempts: 2, backoff: { type: 'fixed', delay: 1000 } },
  handler: async ({ input, req }) => {
    const { article: id, action, time } = input
    const field = action === 'publish' ? 'publishOn' : 'withdrawOn'
    const found = await req.payload.findByID({
      collection: 'articles',
      id,
      draft: true,
      depth: 0,
      disableErrors: true,
      req,
    })
    if (!found || found[field] !== time) return { output: {} }
    const _status = action === 'publish' ? ('published' as const) : ('draft' as const)
    await req.payload.update({
      collection: 'articles',
      id,
      data: { _status, [field]: null },
      depth: 0,
      context: { decision: 'release' },
      req,
    })
    return { output: {} }
  },
}
