import { setTimeout as sleep } from 'node:timers/promises'
import { createGate } from '@/lib/gate'
import { toNode } from '@/lib/lexical'
import { toNetwork } from '@/lib/client-address'
import { withoutLength } from './body'
import { createCounts } from './counts'
import { findDevice, toDeviceCookie } from './device'
import { isLogin } from './open-routes'
import { refuse } from './refuse'

const WINDOW = 15 * 60_000

/**
 * Failures within a quarter of an hour: of one device or network at one account, and of one network at all of them. A link or an invitation
 * names no account: those of one network are counted together.
 */
const atAccount = createCounts(10, WINDOW)
const ofNetwork = createCounts(100, WINDOW)

/** Milliseconds in line before a password is looked at, and the step in which failures are answered. */
const PATIENCE = 10_000
const STEP = 500

/**
 * A password is hashed for a tenth of a second of a core, so two are looked at at once and no more; one place is for devices that the
 * account has signed in from, which no crowd of strangers keeps waiting.
 */
const enter = {
  device: createGate(1, PATIENCE, 'busy'),
  stranger: createGate(1, PATIENCE, 'busy'),
}

/** No such account or a wrong password, no such link, no such invitation. */
const FAILED = [401, 403, 404]

const UNREADABLE = 'Nothing was tried: send e-mail and password as JSON.'
const BUSY = 'The newsroom has too many sign-ins to look at: try again in a minute.'

/**
 * Lets a sign-in, a new password by a link, or an invitation through to Payload: 429 before any password is looked at where too many went
 * wrong, 503 where too many wait. A lock is on the account from that network, so a stranger elsewhere shuts nobody out, and on a device that
 * the account knows only for what went wrong there (OWASP: device cookies). Failures are answered at equal times, whatever was wrong. Where
 * only the second factor is wanting, nothing failed that is counted here: codes are counted at the factor they are tried at.
 */
export async function signIn(
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const sent = await readSent(request)
  if (!sent) return refuse(400, UNREADABLE)
  const email = typeof sent.email === 'string' ? sent.email.toLowerCase().trim() : ''
  const network = toNetwork(request.headers.get('x-forwarded-for') ?? '')
  const device = email ? findDevice(request, email) : undefined
  const counted = [
    { counts: atAccount, name: `${email} ${device ?? network}` },
    ...(device ? [] : [{ counts: ofNetwork, name: network }]),
  ]
  const wait = Math.max(...counted.map(({ counts, name }) => counts.wait(name)))
  if (wait > 0) return refuseForNow(wait)
  // Before it is looked at: a hundred at once are a hundred.
  for (const { counts, name } of counted) counts.add(name)
  const takeBack = () => {
    for (const { counts, name } of counted) counts.takeBack(name)
  }
  const leave = await enter[device ? 'device' : 'stranger']().catch(() => undefined)
  if (!leave) {
    takeBack()
    return refuse(503, BUSY, { 'Retry-After': '60' })
  }
  const began = performance.now()
  // What Payload reads is what was read here: no second spelling of it gets past the counts.
  const { method, signal, url } = request
  const headers = withoutLength(request.headers)
  headers.set('content-type', 'application/json')
  // Whatever throws, the place is given back: without it nobody signs in until the newsroom is started again.
  const look = async () => answer(new Request(url, { method, headers, signal, body: JSON.stringify(sent) }))
  const answered = await look().finally(leave)
  if (FAILED.includes(answered.status) && !(await isPastPassword(answered)))
    await sleep(STEP - ((performance.now() - began) % STEP))
  else takeBack()
  if (answered.ok && email && isLogin(request))
    answered.headers.append('Set-Cookie', toDeviceCookie(email, device))
  return answered
}

/** Whether all that is wanting is the second factor. */
async function isPastPassword(answered: Response): Promise<boolean> {
  const { errors } = toNode(await answered.clone().json())
  return Array.isArray(errors) && toNode(toNode(errors[0]).data).step !== undefined
}

/** The fields that were sent, as Payload reads them: as JSON, or as JSON in its forms' “_payload”. */
async function readSent(request: Request): Promise<Record<string, unknown> | undefined> {
  const type = request.headers.get('content-type') ?? ''
  const text = /^multipart\/form-data\b/i.test(type)
    ? await request.formData().then(
        (form) => form.get('_payload'),
        () => undefined,
      )
    : await request.text()
  if (typeof text !== 'string') return undefined
  try {
    const sent = { ...toNode(JSON.parse(text)) }
    // What is nested too deeply to be written again is no form of ours.
    JSON.stringify(sent)
    return sent
  } catch {
    return undefined
  }
}

function refuseForNow(wait: number): Response {
  const minutes = Math.ceil(wait / 60_000)
  return refuse(
    429,
    `Too many sign-ins went wrong: wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or sign in where you have signed in before.`,
    { 'Retry-After': String(Math.ceil(wait / 1000)) },
  )
}
