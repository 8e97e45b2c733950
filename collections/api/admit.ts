import { getPayload, type SanitizedConfig, type TypedUser } from 'payload'
import { MOST, promisesMore, readRequest } from './body'
import { isDeeperThan, MOST_LEVELS } from './nested'
import { isDisguised, isOpen, isSigningIn, isVeiled, unveil } from './open-routes'
import { refuse } from './refuse'
import { signIn } from './sign-in'

type Answer = (request: Request) => Promise<Response>

/** Characters of a question in an address; the admin's longest lists a few hundred ids. */
const LONGEST_QUESTION = 16_000

const STRANGER = 'You are not signed in, so nothing was read or saved: sign in to the newsroom at /admin.'
const TOO_LARGE = 'Nothing was saved: this is more than the newsroom takes at once. Pictures may have 20 MB.'
const AWAY = 'The newsroom cannot reach its database, so nothing was read or saved: try again in a minute.'
const FOREIGN = 'Nothing was tried: sign in on a page of this newsroom.'
const UNREADABLE = 'Nothing was read or saved: what was sent is no JSON.'
const NESTED = `Nothing was read or saved: what was sent has lists within lists, or objects, on more than ${MOST_LEVELS} levels; send it flatter.`
const DISGUISED =
  'Nothing was read: what a question asks is sent as a form (application/x-www-form-urlencoded).'
const BROUGHT = 'Nothing was read: the newsroom shows what it has, not “data” that comes with the question.'
const NOWHERE = 'There is no such place in the newsroom.'
const TOO_LONG = 'This question is too long: ask for less at once.'

/**
 * Stands before Payload's API. Strangers are answered the few routes of open-routes.ts, without a question in the address; everything
 * else, whether it exists or not, is one 401 that nothing was looked up for. What is sent is counted before anything reads it: 413.
 */
export function admit(config: Promise<SanitizedConfig>, answer: Answer): Answer {
  return async (request) => {
    const user = await findUser(config, request).catch(() => 'unknown' as const)
    if (user === 'unknown') return refuse(503, AWAY, { 'Retry-After': '60' })
    if (!user && !isOpen(request)) return refuse(401, STRANGER, { 'WWW-Authenticate': 'Bearer' })
    if (isVeiled(request)) return refuse(404, NOWHERE)
    if (isSigningIn(request) && !isAtHome(request, await config)) return refuse(403, FOREIGN)
    const url = new URL(request.url)
    if (isOfEveryObject(url)) return refuse(404, NOWHERE)
    if (url.search.length > LONGEST_QUESTION) return refuse(414, TOO_LONG)
    if (isDisguised(request) && !isQuestion(request)) return refuse(400, DISGUISED)
    if (bringsData(url.searchParams)) return refuse(400, BROUGHT)
    // A form with a file goes on as it comes: Payload counts it, and keeps no more of it than it may have.
    if (user && isForm(request) && !isSigningIn(request))
      return promisesMore(request, MOST.form) ? refuseBody() : ask(request, answer)
    if (!user) url.search = ''
    const whole = await readRequest(request, url.href, user ? MOST.colleague : MOST.stranger)
    if (!whole) return refuseBody()
    if (isDeeperThan(MOST_LEVELS, await whole.clone().text())) return refuse(400, NESTED)
    if (isJson(request) && !(await isReadable(whole))) return refuse(400, UNREADABLE)
    if (isDisguised(request) && bringsData(new URLSearchParams(await whole.clone().text())))
      return refuse(400, BROUGHT)
    return isSigningIn(request) ? signIn(whole, answer) : ask(whole, answer)
  }
}

/** Whether a collection is asked for that Payload takes for one of its own, because every object has something of that name. */
const isOfEveryObject = ({ pathname }: URL): boolean =>
  (unveil(pathname).split('/')[2] ?? '') in Object.prototype

/** Of what it does not serve at all Payload says 501, and the address at which the newsroom was asked, which is nobody's business. */
async function ask(request: Request, answer: Answer): Promise<Response> {
  const answered = await answer(request)
  return answered.status === 501 ? refuse(404, NOWHERE) : answered
}

/** Who has a session, by Payload's own rules; a token that this newsroom did not sign is not looked up. Rejects when the database is away. */
async function findUser(config: Promise<SanitizedConfig>, { headers }: Request): Promise<TypedUser | null> {
  if (!headers.has('authorization') && !headers.has('cookie')) return null
  const payload = await getPayload({ config, cron: true })
  // Payload's own way through these takes one that fails for one that knows nobody.
  try {
    for (const { name, authenticate } of payload.authStrategies) {
      const { user } = await authenticate({ headers, payload, strategyName: name })
      if (user) return user
    }
  } catch (error) {
    payload.logger.error({ err: error, msg: 'Whose session it is could not be looked up.' })
    throw error
  }
  return null
}

/** Another site's page would sign its visitor in to an account of its own choice. Programs name no page. */
function isAtHome({ headers }: Request, { csrf }: SanitizedConfig): boolean {
  const origin = headers.get('origin')
  return origin === null || csrf.includes(origin)
}

const isForm = ({ headers }: Request): boolean => /^multipart\//i.test(headers.get('content-type') ?? '')

const isJson = ({ headers }: Request): boolean =>
  /^application\/json\b/i.test(headers.get('content-type') ?? '')

/** The only form in which Payload’s own pages send a question that is too long for an address. */
const isQuestion = ({ headers }: Request): boolean =>
  headers.get('content-type') === 'application/x-www-form-urlencoded'

/** Payload would show it in place of the document, with whatever it names, as if that were stored. */
const bringsData = (asked: URLSearchParams): boolean =>
  [...asked.keys()].some((name) => /^\[?data\b/.test(name))

/** Nothing at all is read as well. */
async function isReadable(request: Request): Promise<boolean> {
  const text = await request.clone().text()
  try {
    return text === '' || JSON.parse(text) !== undefined
  } catch {
    return false
  }
}

/** The rest of the body stays unread, and the connection ends with the answer. */
const refuseBody = () => refuse(413, TOO_LARGE, { Connection: 'close' })
