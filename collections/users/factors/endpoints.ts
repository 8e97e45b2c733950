import { type Endpoint, generatePayloadCookie, loginOperation, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '@/lib/postgres'
import type { User } from '@/payload-types'
import { Refusal } from '../../refusal'
import { beginFactor, enrolFactor } from './enrol'
import { getInvitation, takeInvitation } from './invitations'
import { renewCodes } from './recovery'
import { newFactorSchema, readSent } from './sent'
import { hasAnybodyEnrolled, isEnrolled, listFactors } from './store'

const tokenSchema = z.object({ token: z.string().max(200) })

const GONE =
  'This invitation is over: it works once, within 48 hours, and ends when another is made; ask an administrator for a new one.'

/** What an invitation shows to whoever holds it: POST /api/users/invitation { token }. */
export const invitationEndpoint: Endpoint = {
  path: '/invitation',
  method: 'post',
  handler: async (req) => {
    const { token } = await readSent(tokenSchema, req)
    const invitation = await getInvitation(token, req)
    if (!invitation) throw new Refusal(GONE, 404)
    const account = await getAccount(invitation.account, req)
    return Response.json({
      name: account.name,
      email: account.email,
      choosesPassword: !invitation.isFirst,
      ...(await beginFactor(account, req)),
    })
  },
}

const enrolSchema = newFactorSchema.extend({ ...tokenSchema.shape, password: z.string().max(1000) })

/**
 * POST /api/users/enrol: uses the invitation up, sets the password that was chosen, keeps the factor and signs in; all of it or nothing. The
 * answer is that of a sign-in, with the recovery codes, shown this once.
 */
export const enrolEndpoint: Endpoint = {
  path: '/enrol',
  method: 'post',
  handler: async (req) => {
    const sent = await readSent(enrolSchema, req)
    // Whoever is signed in here in the same browser has nothing to do with it.
    req.user = null
    const { recoveryCodes, ...result } = await inTransaction(req, async () => {
      const invitation = await takeInvitation(sent.token, req)
      if (!invitation) throw new Refusal(GONE, 404)
      const { password } = sent
      const account = await getAccount(invitation.account, req)
      await refuseEnrolled(account, invitation.isFirst, req)
      if (!invitation.isFirst)
        await req.payload.update({ collection: 'users', id: account.id, data: { password }, depth: 0, req })
      req.user = { ...account, collection: 'users' }
      await enrolFactor(account, sent, req)
      const codes = await renewCodes(account.id, req)
      req.context.enrolled = account.id
      const collection = req.payload.collections.users
      return {
        ...(await loginOperation({ collection, data: { email: account.email, password }, depth: 0, req })),
        recoveryCodes: codes,
      }
    })
    const { auth } = req.payload.collections.users.config
    const cookie = generatePayloadCookie({
      collectionAuthConfig: auth,
      cookiePrefix: req.payload.config.cookiePrefix,
      token: result.token ?? '',
    })
    return Response.json({ ...result, recoveryCodes }, { headers: { 'Set-Cookie': cookie } })
  },
}

const getAccount = (id: string, req: PayloadRequest): Promise<User> =>
  req.payload.findByID({ collection: 'users', id, depth: 0, req })

async function refuseEnrolled({ id }: User, isFirst: boolean, req: PayloadRequest): Promise<void> {
  const hasFactor = isEnrolled(await listFactors(id, req))
  const isLate = isFirst && (await hasAnybodyEnrolled(req, { wait: true }))
  if (hasFactor || isLate)
    throw new Refusal('A second factor has been set up meanwhile: sign in with it, or ask whoever did.', 409)
}
