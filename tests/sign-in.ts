import { Authenticator } from './authenticator'

/**
 * How tests and measurements sign in to a running site: over HTTP, as people do, with a second factor. There is no other way in.
 */
export type Credentials = { email: string; password: string }

type Answer = {
  token?: string
  link?: string
  doc?: { id: string }
  totp?: { challenge: string; secret: string }
  errors?: { message: string; data?: { step?: string; invitation?: string } }[]
}

/** The authenticator apps of everybody who has enrolled in this process, by site and address. */
const apps = new Map<string, Authenticator>()

const keyOf = (site: string, email: string) => `${site} ${email}`

/** Lets this process use an app that was set up in another, or under another address of the site; the phone may have a clock of its own. */
export function rememberApp(site: string, email: string, secret: string, clock?: () => number): void {
  const key = keyOf(site, email)
  if (!apps.has(key)) apps.set(key, new Authenticator(secret, clock))
}

/** The app of whoever has enrolled. */
export function appOf(site: string, email: string): Authenticator {
  const app = apps.get(keyOf(site, email))
  if (!app) throw new Error(`${email} has not enrolled at ${site}: sign him in, or enrol him, first.`)
  return app
}

/** Signs in with password and app. The first administrator of a new site enrols when he does so first. Resolves to the session’s token. */
export async function signInAt(site: string, { email, password }: Credentials): Promise<string> {
  for (;;) {
    const app = apps.get(keyOf(site, email))
    const { isOk, answer } = await post(site, '/users/login', {
      email,
      password,
      ...(app ? { code: await app.code() } : {}),
    })
    if (isOk && answer.token) return answer.token
    const { message, data } = answer.errors?.[0] ?? {}
    if (data?.invitation) return enrolBy(site, data.invitation, { email, password })
    // Another process uses the same app.
    if (!message?.includes('has been used')) throw new Error(`${email} cannot sign in: ${message}`)
  }
}

const sessions = new Map<string, string>()

/** The session of an account that only works: the one it has in this process, or a new one. */
export async function sessionAt(site: string, credentials: Credentials): Promise<string> {
  const key = keyOf(site, credentials.email)
  const token = sessions.get(key) ?? (await signInAt(site, credentials))
  sessions.set(key, token)
  return token
}

/** Shows the second factor of the account once more in its session. */
export async function proveAt(site: string, email: string, token: string): Promise<void> {
  for (;;) {
    const code = await appOf(site, email).code()
    const { isOk, answer } = await post(site, '/users/prove', { code }, token)
    if (isOk) return
    const { message } = answer.errors?.[0] ?? {}
    if (!message?.includes('has been used')) throw new Error(`${email} cannot show his factor: ${message}`)
  }
}

/** Makes an account, invites it and takes the invitation up with this password. Resolves to the new session’s token. */
export async function enrolColleague(
  site: string,
  token: string,
  account: Credentials & { name: string; role: string },
): Promise<string> {
  const made = await post(site, '/users', account, token)
  if (!made.answer.doc) throw new Error(`${account.email} was refused: ${JSON.stringify(made.answer)}`)
  const { answer } = await post(site, `/users/${made.answer.doc.id}/invitation`, {}, token)
  const invitation = answer.link?.split('#invitation=')[1]
  if (!invitation) throw new Error(`${account.email} was not invited: ${JSON.stringify(answer)}`)
  return enrolBy(site, invitation, account)
}

async function enrolBy(site: string, invitation: string, { email, password }: Credentials): Promise<string> {
  const begun = await post(site, '/users/invitation', { token: invitation })
  if (!begun.answer.totp) throw new Error(`${email} cannot enrol: ${JSON.stringify(begun.answer)}`)
  const { challenge, secret } = begun.answer.totp
  const app = new Authenticator(secret)
  const totp = { challenge, code: await app.code() }
  const { answer } = await post(site, '/users/enrol', { token: invitation, password, totp })
  if (!answer.token) throw new Error(`${email} could not enrol: ${JSON.stringify(answer)}`)
  apps.set(keyOf(site, email), app)
  return answer.token
}

async function post(site: string, path: string, data: object, token?: string) {
  const response = await fetch(`${site}/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `JWT ${token}` } : {}) },
    body: JSON.stringify(data),
  })
  return { isOk: response.ok, answer: (await response.json()) as Answer }
}
