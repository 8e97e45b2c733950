import { sql } from '@payloadcms/db-postgres'
import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { inside, outside } from './store'

/** Hours for which a colleague can use an invitation; the first administrator, who has just signed in, gets minutes. */
export const INVITATION_HOURS = 48
const FIRST_MINUTES = 30

const HOUR = 60 * 60 * 1000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

type Invitation = { account: string; isFirst: boolean }

/** Makes the invitation of a colleague to choose his password and set up a factor; an earlier one of his ends. Its token is shown once. */
export async function invite(account: string, req: PayloadRequest): Promise<{ token: string; until: Date }> {
  const until = new Date(now().getTime() + INVITATION_HOURS * HOUR)
  const token = randomBytes(32).toString('base64url')
  await inside(sql`delete from invitations where account = ${account}`, req)
  await inside(toInsert({ account, isFirst: false }, token, until), req)
  return { token, until }
}

/** Makes the one with which the first administrator sets up his factor, outside the sign-in, which is refused. */
export async function inviteFirst(account: string, req: PayloadRequest): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await outside(sql`delete from invitations where ends_at <= ${now().toISOString()}`, req)
  const until = new Date(now().getTime() + (FIRST_MINUTES * HOUR) / 60)
  await outside(toInsert({ account, isFirst: true }, token, until), req)
  return token
}

const toInsert = ({ account, isFirst }: Invitation, token: string, until: Date) =>
  sql`insert into invitations (hash, account, is_first, ends_at)
      values (${hashOf(token)}, ${account}, ${isFirst}, ${until.toISOString()})`

const invitationSchema = z
  .object({ account: z.string(), is_first: z.boolean() })
  .transform(({ account, is_first }): Invitation => ({ account, isFirst: is_first }))

/** The invitation that the token is good for now. */
export async function getInvitation(token: string, req: PayloadRequest): Promise<Invitation | undefined> {
  const query = sql`select account, is_first from invitations where hash = ${hashOf(token)} and ends_at > ${now().toISOString()}`
  return invitationSchema.safeParse((await inside(query, req))[0]).data
}

/** Uses the invitation up, and every other of its account, with the request's transaction. Of two requests at once one gets it. */
export async function takeInvitation(token: string, req: PayloadRequest): Promise<Invitation | undefined> {
  const query = sql`delete from invitations where hash = ${hashOf(token)} and ends_at > ${now().toISOString()} returning account, is_first`
  const taken = invitationSchema.safeParse((await inside(query, req))[0]).data
  if (taken) await inside(sql`delete from invitations where account = ${taken.account}`, req)
  return taken
}
