import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { newsroomEnvironment } from '@/lib/env'
import { inTransaction } from '@/lib/postgres'
import type { User } from '@/payload-types'
import { hasRole } from '../../access'
import { recordAudit } from '../../audit/record'
import { Refusal } from '../../refusal'
import { demandFresh } from '../sessions/fresh.hooks'
import { endSessions, isFresh, listSignIns } from '../sessions/sign-ins'
import { beginFactor, enrolFactor } from './enrol'
import { invite } from './invitations'
import { renewCodes } from './recovery'
import { proveEndpoint } from './prove-again'
import { newFactorSchema, readSent } from './sent'
import { getMe } from './me'
import { isEnrolled, listFactors, removeFactor, unlockFactor } from './store'

/** The account that the address names: one's own, or any for an administrator. */
async function getNamed(req: PayloadRequest, { asAdministrator = false } = {}): Promise<User> {
  const me = getMe(req)
  const { data: id } = z.uuid().safeParse(req.routeParams?.['id'])
  const isAllowed = hasRole(req, 'administrator') || (!asAdministrator && id === me.id)
  if (!isAllowed) throw new Refusal('Only administrators may do that for another account.', 403)
  const named =
    id && (await req.payload.findByID({ collection: 'users', id, depth: 0, disableErrors: true, req }))
  if (!named) throw new Refusal('There is no such account.', 404)
  return named
}

const getRouteUuid = (req: PayloadRequest, name: string): string => {
  const { data } = z.uuid().safeParse(req.routeParams?.[name])
  if (!data) throw new Refusal('There is no such factor or session.', 404)
  return data
}

const say = (message: string) => Response.json({ message })

/** GET /api/users/ID/sign-in: the account's factors and sessions, without anything that could be used to sign in. */
const overviewEndpoint: Endpoint = {
  path: '/:id/sign-in',
  method: 'get',
  handler: async (req) => {
    const me = getMe(req)
    const { id } = await getNamed(req)
    const factors = await listFactors(id, req)
    const recovery = factors.find(({ kind }) => kind === 'recovery')
    return Response.json({
      isOwn: id === me.id,
      mayManage: hasRole(req, 'administrator'),
      isFresh: await isFresh(me.session, req),
      factors: factors
        .filter(({ kind }) => kind !== 'recovery')
        .map(({ id: factor, kind, name, createdAt, usedAt, isLocked }) => ({
          id: factor,
          kind,
          name,
          createdAt,
          usedAt,
          isLocked,
        })),
      recovery: recovery ? { left: recovery.codes.length } : null,
      sessions: (await listSignIns(id, req)).map((signIn) => ({
        ...signIn,
        isThis: signIn.id === me.session,
      })),
    })
  },
}

/** POST /api/users/factors/new: what is needed to set up another factor of one's own. */
const beginEndpoint: Endpoint = {
  path: '/factors/new',
  method: 'post',
  handler: async (req) => {
    const me = getMe(req)
    await demandFresh(req)
    return Response.json(await beginFactor(me, req))
  },
}

/** POST /api/users/factors: keeps it, once it has proved to work. */
const addEndpoint: Endpoint = {
  path: '/factors',
  method: 'post',
  handler: async (req) => {
    const me = getMe(req)
    const sent = await readSent(newFactorSchema, req)
    await demandFresh(req)
    await inTransaction(req, () => enrolFactor(me, sent, req))
    return say('The factor was added: you may sign in with it from now on.')
  },
}

/** DELETE /api/users/ID/factors/FACTOR. The last one stays: an account without any could not sign in. */
const removeEndpoint: Endpoint = {
  path: '/:id/factors/:factor',
  method: 'delete',
  handler: async (req) => {
    const account = await getNamed(req)
    const id = getRouteUuid(req, 'factor')
    await demandFresh(req)
    await inTransaction(req, async () => {
      const factor = (await listFactors(account.id, req)).find(
        (each) => each.id === id && each.kind !== 'recovery',
      )
      if (!factor) throw new Refusal('The account has no such factor.', 404)
      if (!(await removeFactor(account.id, id, req)))
        throw new Refusal('This is the account’s last factor: add another before you remove it.', 409)
      await record(account, `removed from ${account.name}: ${factor.name}`, req)
    })
    return say('The factor was removed: nobody signs in with it any more.')
  },
}

/** POST /api/users/ID/factors/FACTOR/unlock, by administrators. */
const unlockEndpoint: Endpoint = {
  path: '/:id/factors/:factor/unlock',
  method: 'post',
  handler: async (req) => {
    const account = await getNamed(req, { asAdministrator: true })
    const id = getRouteUuid(req, 'factor')
    await demandFresh(req)
    await inTransaction(req, async () => {
      if (!(await unlockFactor(account.id, id, req)))
        throw new Refusal('The account has no such factor.', 404)
      await record(account, `unlocked a factor of ${account.name}`, req)
    })
    return say('The factor is unlocked.')
  },
}

/** POST /api/users/recovery-codes: ten others for oneself; those before them end. */
const codesEndpoint: Endpoint = {
  path: '/recovery-codes',
  method: 'post',
  handler: async (req) => {
    const me = getMe(req)
    await demandFresh(req)
    const recoveryCodes = await inTransaction(req, async () => {
      await record(me, `${me.name} made new recovery codes`, req)
      return renewCodes(me.id, req)
    })
    return Response.json({ recoveryCodes })
  },
}

/** POST /api/users/ID/invitation, by administrators: the link with which a colleague chooses his password and sets up a factor, shown once. */
const inviteEndpoint: Endpoint = {
  path: '/:id/invitation',
  method: 'post',
  handler: async (req) => {
    const account = await getNamed(req, { asAdministrator: true })
    await demandFresh(req)
    if (isEnrolled(await listFactors(account.id, req)))
      throw new Refusal(
        'This account has a second factor: when it is lost, reset it on the server first.',
        409,
      )
    const { token, until } = await inTransaction(req, async () => {
      await recordAudit(req, {
        action: 'invite',
        subject: `users/${account.id}`,
        what: `${account.name} was invited`,
      })
      return invite(account.id, req)
    })
    return Response.json({ link: toInvitationLink(newsroomEnvironment().siteUrl, token), until })
  },
}

/** Where an invitation is taken up. What follows “#” is sent to no server and stands in no log. */
export const toInvitationLink = (siteUrl: string, token: string): string =>
  `${siteUrl}/admin/login#invitation=${token}`

/** DELETE /api/users/ID/sessions/SESSION, and DELETE /api/users/ID/sessions for all but the one that asks. */
const endSessionEndpoint: Endpoint = {
  path: '/:id/sessions/:session?',
  method: 'delete',
  handler: async (req) => {
    const me = getMe(req)
    const account = await getNamed(req)
    const which = req.routeParams?.['session'] ? { id: getRouteUuid(req, 'session') } : { allBut: me.session }
    const ended = await inTransaction(req, async () => {
      const count = await endSessions(account.id, which, req)
      if (count > 0)
        await recordAudit(req, {
          action: 'session',
          subject: `users/${account.id}`,
          what: `${count === 1 ? 'One session' : `${count} sessions`} of ${account.name}`,
        })
      return count
    })
    if (ended === 0 && 'id' in which) throw new Refusal('The account has no such session.', 404)
    return say(ended === 1 ? 'The session has ended.' : `${ended} sessions have ended.`)
  },
}

const record = ({ id }: Pick<User, 'id'>, what: string, req: PayloadRequest) =>
  recordAudit(req, { action: 'factor', subject: `users/${id}`, what })

export const signInEndpoints: Endpoint[] = [
  proveEndpoint,
  overviewEndpoint,
  beginEndpoint,
  addEndpoint,
  removeEndpoint,
  unlockEndpoint,
  codesEndpoint,
  inviteEndpoint,
  endSessionEndpoint,
]
