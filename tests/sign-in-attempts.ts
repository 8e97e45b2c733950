import { createLocalReq, type Payload } from 'payload'
import { listFactors } from '@/collections/users/factors/store'
import type { User } from '@/payload-types'
import { Authenticator } from './authenticator'
import { appOf } from './colleagues'
import { PASSWORD } from './factories'
import { request } from './rest'

type Refusal = { message: string; data?: { step?: string; kinds?: string[]; invitation?: string } }

/** A try to sign in, with what is sent besides the address and the password. */
export async function trySignIn({ email }: Pick<User, 'email'>, proof: object = {}, password = PASSWORD) {
  const { status, json, text } = await request('POST', '/users/login', {
    body: { email, password, ...proof },
  })
  const [refusal] = (json.errors ?? []) as Refusal[]
  return { status, text, token: json.token as string | undefined, refusal }
}

/** Takes the invitation up with an authenticator app; resolves to the answer and the app’s secret. */
export async function enrol(invitation: string, password = PASSWORD) {
  const begun = await request('POST', '/users/invitation', { body: { token: invitation } })
  const { challenge, secret } = begun.json.totp as { challenge: string; secret: string }
  const totp = { challenge, code: await new Authenticator(secret).code() }
  const answer = await request('POST', '/users/enrol', { body: { token: invitation, password, totp } })
  return { ...answer, secret }
}

/** What the audit log says of the account, the oldest first. */
export const entriesOf = async (payload: Payload, { id }: Pick<User, 'id'>) => {
  const where = { subject: { equals: `users/${id}` } }
  const { docs } = await payload.find({ collection: 'audit', where, sort: 'createdAt', pagination: false })
  return docs.map(({ what }) => what)
}

export const factorsOf = async (payload: Payload, { id }: Pick<User, 'id'>) =>
  listFactors(id, await createLocalReq({}, payload))

/** Six digits that are none of the app’s now. */
export async function wrongCodes(user: User, count: number): Promise<string[]> {
  const { secret } = await appOf(user)
  const right = new Set<string>()
  const { generate } = await import('otplib')
  for (const step of [-2, -1, 0, 1, 2])
    right.add(await generate({ secret, epoch: Math.floor(Date.now() / 1000) + step * 30 }))
  return Array.from({ length: count + 10 }, (_, index) => String(100_000 + index))
    .filter((code) => !right.has(code))
    .slice(0, count)
}
