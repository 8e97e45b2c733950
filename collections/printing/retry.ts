import type { Endpoint, PayloadRequest } from 'payload'
import { hasRole } from '../access'
import { queuePrint } from '../printed'
import { Refusal } from '../refusal'
import { formatCount } from './card'

/** Sets given-up print jobs back to where they began, with all their tries before them. Resolves to their number. */
async function setBackFailed(req: PayloadRequest): Promise<number> {
  const { docs } = await req.payload.update({
    collection: 'payload-jobs',
    where: { and: [{ queue: { equals: 'press' } }, { hasError: { equals: true } }] },
    // Payload counts a task's tries by its log: with the old one it would give up again at the first.
    data: { hasError: false, processing: false, totalTried: 0, error: null, waitUntil: null, log: [] },
    depth: 0,
    req,
  })
  return docs.length
}

/** What was given up is tried again, and with it whatever else is owed. */
export const retryEndpoint: Endpoint = {
  path: '/press/retry',
  method: 'post',
  handler: async (req) => {
    if (!hasRole(req, 'publisher')) {
      throw new Refusal('Only publishers and administrators may have it tried again: ask one of them.', 403)
    }
    const changes = await setBackFailed(req)
    // Last: its notice wakes the press, which then finds the others due as well.
    await queuePrint('owed', req)
    const what = changes > 0 ? `${formatCount(changes, 'change')} and all that is owed` : 'All that is owed'
    return Response.json({ message: `${what} will be printed within moments, or be listed here again.` })
  },
}
