import { generateSecret } from 'otplib'
import config from '@payload-config'
import { createLocalReq, getPayload, type Payload } from 'payload'
import { addFactor } from '@/collections/users/factors/store'
import { newsroomEnvironment } from '@/lib/env'
import { sealSecret } from '@/lib/factor-seal'
import type { User } from '@/payload-types'
import { Authenticator } from './authenticator'
import { createUser, PASSWORD } from './factories'
import { request } from './rest'

const apps = new Map<string, Authenticator>()

/** The account’s authenticator app, set up as an enrolment would leave it; another when the one before has no code ready. */
export async function appOf({ email }: Pick<User, 'email'>): Promise<Authenticator> {
  const known = apps.get(email)
  if (known?.isReady) return known
  const payload = await getPayload({ config })
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } } })
  const account = docs[0]?.id ?? ''
  const secret = generateSecret()
  const sealed = sealSecret(secret, account, newsroomEnvironment().factorKey)
  const req = await createLocalReq({}, payload)
  await addFactor(account, { kind: 'totp', name: 'App', secret: sealed, step: 0 }, new Date(), req)
  const app = new Authenticator(secret)
  apps.set(email, app)
  return app
}

/** The session's token of an account made by createUser, who signs in with password and second factor. */
export async function login(user: Pick<User, 'email'>): Promise<string> {
  const code = await (await appOf(user)).code()
  const { json } = await request('POST', '/users/login', {
    body: { email: user.email, password: PASSWORD, code },
  })
  return String(json.token)
}

/** A colleague of the role, signed in. */
export async function signIn(payload: Payload, role: User['role']) {
  const user = await createUser(payload, role)
  return { user, token: await login(user) }
}
