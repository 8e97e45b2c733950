import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type TaskConfig } from 'payload'
import { inTransaction, transactionOf } from '@/lib/postgres'

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
  handler: async ({ input, req: { payload } }) => {
    const { article: id, action, time } = input
    const field = action === 'publish' ? 'publishOn' : 'withdrawOn'
    const req = await createLocalReq({ context: { decision: 'release' } }, payload)
    await inTransaction(req, async () => {
      // Whoever saves it just now is waited for: he may have called it off.
      await (await transactionOf(req)).execute(sql`select id from articles where id::text = ${id} for update`)
      const found = await payload.findByID({
        collection: 'articles',
        id,
        draft: true,
        depth: 0,
        disableErrors: true,
        req,
      })
      if (found?.[field] === time) {
        const _status = action === 'publish' ? ('published' as const) : ('draft' as const)
        const data = { _status, [field]: null }
        await payload.update({ collection: 'articles', id, data, depth: 0, context: req.context, req })
      }
    })
    return { output: {} }
  },
}
