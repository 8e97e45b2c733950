import { sql } from '@payloadcms/db-postgres'
import type { Endpoint, PayloadRequest } from 'payload'
import { inTransaction, transactionOf } from '@/lib/postgres'
import { hasRole } from '../../access'
import { recordAudit } from '../../audit/record'
import { queuePrint } from '../../printed'
import { Refusal } from '../../refusal'
import { getRouteId } from '../route'
import { lockRow } from '../row'

/**
 * POST /api/articles/ID/hide-earlier: readers get no wording but the present one any more. It does not wait for what is being typed,
 * and makes no version: the article itself is not changed.
 */
export const hideEarlierEndpoint: Endpoint = {
  path: '/:id/hide-earlier',
  method: 'post',
  handler: async (req) => {
    if (!hasRole(req, 'publisher'))
      throw new Refusal('Publishers take earlier wordings down: ask one of them.', 403)
    const id = getRouteId(req)
    return Response.json({ message: await inTransaction(req, () => hideEarlier(id, req)) })
  },
}

async function hideEarlier(id: string, req: PayloadRequest): Promise<string> {
  const row = await lockRow(id, req)
  if (!row) throw new Refusal('There is no such article.', 404)
  const { number, shownFrom } = row.revision ?? {}
  if (!number || (shownFrom ?? number) >= number) return 'Readers have no earlier wording of it.'
  const transaction = await transactionOf(req)
  await transaction.execute(
    sql`update articles set revision_shown_from = revision_number where id = ${id}::uuid`,
  )
  await recordAudit(req, { action: 'hide', subject: `articles/${id}`, what: row.headline ?? 'Untitled' })
  await queuePrint(`articles/${id}`, req)
  return 'The earlier wordings are taken down: readers lose them within seconds.'
}
