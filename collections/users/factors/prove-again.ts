import type { Endpoint, PayloadRequest } from 'payload'
import { createCounts } from '../../api/counts'
import { recordAside } from '../../audit/record'
import { Refusal } from '../../refusal'
import { endSessions, FRESH_MINUTES, refresh } from '../sessions/sign-ins'
import { getMe, type Me } from './me'
import { prove } from './prove'
import { proofSchema, readSent } from './sent'

/** Wrong tries in one session, after which it ends: fewer than lock a factor, so that whoever stole a session locks none. */
const MOST_TRIES = 5

/** For as long as a session may last. */
const tries = createCounts(MOST_TRIES, 12 * 3_600_000)

/** POST /api/users/prove: shows a second factor once more; with nothing sent, says with what. */
export const proveEndpoint: Endpoint = {
  path: '/prove',
  method: 'post',
  handler: async (req) => {
    const me = getMe(req)
    const proof = await readSent(proofSchema, req)
    const isTry = Boolean(proof.passkey ?? proof.code?.trim())
    if (tries.wait(me.session) > 0) throw await end(me, req)
    // Before it is looked at: a hundred at once are a hundred.
    if (isTry) tries.add(me.session)
    try {
      await prove(me, proof, 'prove', req)
    } catch (error) {
      throw isTry && tries.wait(me.session) > 0 ? await end(me, req) : error
    }
    tries.forget(me.session)
    await refresh(me.session, req)
    return Response.json({
      message: `It is you: what needs your second factor may be done for ${FRESH_MINUTES} minutes.`,
    })
  },
}

async function end(me: Me, req: PayloadRequest): Promise<Refusal> {
  const ended = await endSessions(me.id, { id: me.session }, req)
  if (ended > 0)
    await recordAside(req, me, {
      action: 'session',
      subject: `users/${me.id}`,
      what: `A session of ${me.name}, after ${MOST_TRIES} wrong tries to show a factor`,
    })
  return new Refusal(
    `Your session has ended, since ${MOST_TRIES} tries to show a second factor went wrong in it: sign in again.`,
    401,
  )
}
