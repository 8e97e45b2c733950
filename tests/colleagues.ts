import type { Payload } from 'payload'
import type { User } from '@/payload-types'
import { createUser, PASSWORD } from './factories'
import { request } from './rest'

/** The session's token of an account made by createUser. */
export async function login({ email }: Pick<User, 'email'>): Promise<string> {
  const { json } = await request('POST', '/users/login', { body: { email, password: PASSWORD } })
  return String(json.token)
}

/** A colleague of the role, signed in. */
export async function signIn(payload: Payload, role: User['role']) {
  const user = await createUser(payload, role)
  return { user, token: await login(user) }
}
