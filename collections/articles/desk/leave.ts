import type { Endpoint } from 'payload'
import { leave } from '../../locks.hooks'
import { Refusal } from '../../refusal'
import { getRouteId } from '../route'

/** POST /api/articles/ID/leave: the form was left, so colleagues need not wait for it. */
export const leaveEndpoint: Endpoint = {
  path: '/:id/leave',
  method: 'post',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Sign in first.', 403)
    await leave(getRouteId(req), req.user, req)
    return Response.json({ message: 'You left the article.' })
  },
}
