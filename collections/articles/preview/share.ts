import { sql } from '@payloadcms/db-postgres'
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { inTransaction, transactionOf } from '@/lib/postgres'
import { endOfSharing, SHARED_DAYS, sharedPath, toSharedToken } from '@/lib/preview-link'
import type { Article } from '@/payload-types'
import { hasRole } from '../../access'
import { recordAudit } from '../../audit/record'
import { Refusal } from '../../refusal'
import { getRouteId } from '../route'
import { lockRow } from '../row'

const orderSchema = z.object({ days: z.int().min(1).max(SHARED_DAYS.most).default(SHARED_DAYS.usual) })

/** What whoever shares a preview is told; times are ISO 8601. */
export type Shared = { url: string; until: string; savedAt: string }

/** POST /api/articles/ID/share: a link that shows the newest version, as it is now, to whoever has it; `days` says for how long. */
export const shareEndpoint: Endpoint = {
  path: '/:id/share',
  method: 'post',
  handler: async (req) => {
    if (!hasRole(req, 'editor'))
      throw new Refusal('Editors share previews with people outside: ask one of them.', 403)
    const id = getRouteId(req)
    await addDataAndFileToRequest(req)
    const { data: order } = orderSchema.safeParse(req.data ?? {})
    if (!order) throw new Refusal(`“days” must be a whole number from 1 to ${SHARED_DAYS.most}.`, 400)
    return Response.json(await inTransaction(req, () => share(id, order.days, req)))
  },
}

async function share(id: string, days: number, req: PayloadRequest): Promise<Shared> {
  // Nobody saves it meanwhile.
  await lockRow(id, req)
  const { docs } = await req.payload.findVersions({
    collection: 'articles',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: req.user,
    req,
  })
  const [version] = docs
  if (!version) throw new Refusal('There is no such article, or it was never saved.', 404)
  // What is typed next is saved by itself over the last version if that was, too; from now on it becomes another one.
  const transaction = await transactionOf(req)
  await transaction.execute(
    sql`update _articles_v set autosave = false where id = ${version.id}::uuid and autosave`,
  )
  const until = endOfSharing(now(), days)
  const token = toSharedToken({ version: version.id, until }, req.payload.config.secret)
  await recordAudit(req, {
    action: 'share',
    subject: `articles/${id}`,
    what: `${toTitle(version.version)}: version of ${version.updatedAt}, until ${until.toISOString()}`,
  })
  return {
    url: `${req.payload.config.serverURL}${sharedPath(token)}`,
    until: until.toISOString(),
    savedAt: version.updatedAt,
  }
}

/** A draft may be without a headline, whatever its type says. */
const toTitle = ({ headline }: Partial<Article>) => headline ?? 'Untitled'
