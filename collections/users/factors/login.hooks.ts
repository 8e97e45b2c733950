import type { CollectionBeforeLoginHook, PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import { Refusal } from '../../refusal'
import { noteSignIn } from '../sessions/sign-ins'
import { FactorDemand } from './demand'
import { inviteFirst } from './invitations'
import { prove } from './prove'
import { hasAnybodyEnrolled, isEnrolled, listFactors } from './store'

/**
 * The one place that every sign-in passes, a reset of the password too: whoever knows the password shows a second factor, with the same
 * request, or everything is undone and no session begins. Whoever has none is refused, but for the first administrator of a newsroom.
 */
export const demandFactor: CollectionBeforeLoginHook<User> = async ({ req, user }) => {
  if (req.context.enrolled !== user.id) {
    if (!isEnrolled(await listFactors(user.id, req))) await refuseUnenrolled(user, req)
    await prove(user, req.data, 'sign-in', req)
  }
  // Payload has just added it, last.
  const session = user.sessions?.at(-1)
  if (!session) throw new Refusal('No session could be begun: sign in again.', 403)
  await noteSignIn(session.id, user.id, req)
}

async function refuseUnenrolled(user: User, req: PayloadRequest): Promise<never> {
  if (user.role === 'administrator' && !(await hasAnybodyEnrolled(req)))
    throw new FactorDemand('Set up a second factor first.', 401, {
      step: 'enrol',
      invitation: await inviteFirst(user.id, req),
    })
  throw new FactorDemand(
    'This account has no second factor yet: ask an administrator for an invitation, or run “npm run administrator -- YOUR@ADDRESS --reset-factor” on the server.',
    403,
    { step: 'invitation' },
  )
}
