import type { IncomingMessage, ServerResponse } from 'node:http'
import { ABSENT_PAGES, GONE_PAGES, isAbsentPage, toAddress } from '@/lib/edition'
import { CACHE } from '@/lib/headers'
import { isPassed, isTaking } from '@/lib/passed'
import { isListPath } from '@/lib/urls'
import { findAbsence, type Told, UNKNOWN } from './absence'
import { sendCopy, sendWhole } from './answer'
import type { Edition } from './edition'
import type { Followers } from './followers'
import type { Health } from './health'
import type { Pass } from './newsroom'
import { hasBody } from './request'
import { say, type Words } from './say'

export type RespondOptions = {
  editionDir: string
  siteUrl: string
  edition: Edition
  pass: Pass
  followers: Followers
  getHealth: () => Promise<Health>
}

const HEALTH = '/healthz'
const READING_METHODS = ['GET', 'HEAD']
const PASSED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const toNotAllowed = (methods: string[]): Words => ({
  status: 405,
  text: 'That cannot be done at this address.',
  headers: { Allow: methods.join(', ') },
})
const NO_BODY: Words = { status: 413, text: 'This address takes nothing.' }
/** What is said where the edition has no page to say it. */
const NOTHING: Record<Told['page'], string> = {
  [ABSENT_PAGES[404]]: 'There is nothing at this address.',
  [GONE_PAGES.gone]: 'What stood at this address was withdrawn.',
  [GONE_PAGES['gone-wrong']]: 'What stood at this address was wrong and was withdrawn.',
  [GONE_PAGES['gone-legal']]: 'What stood at this address was withdrawn for legal reasons.',
}

/** What stands before the query, which a stranger may make long: a piece cut out would keep all of it, for as long as its address is remembered. */
function toPath(url: string): string {
  const [path = '/'] = url.split('?', 1)
  return path === url ? url : Buffer.from(path).toString()
}

/** Answers any request; rejects only when the disk fails. */
export function createRespond({ editionDir, siteUrl, edition, pass, followers, getHealth }: RespondOptions) {
  return async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/'
    const path = toPath(url)
    const address = /[^!-~]/.test(url) ? undefined : toAddress(path)
    const isStray = address !== undefined && path.length > 1 && path.endsWith('/')
    // Lists are numbered in their path; who asks for a ?page= asks for nothing there is.
    const isNonsense = address !== undefined && /[?&]page=/.test(url) && isListPath(address)
    // It goes on as it is written, so it must also be the newsroom's as it is written: /api%2Fx is nobody's.
    const isForNewsroom = address !== undefined && isPassed(address) && isPassed(path)
    const takes = isForNewsroom && isTaking(address)
    const methods = takes ? PASSED_METHODS : READING_METHODS

    if (isStray) redirect(request, response, path.slice(0, -1) + url.slice(path.length))
    else if (!methods.includes(request.method ?? '')) say(request, response, toNotAllowed(methods), siteUrl)
    else if (!takes && hasBody(request)) say(request, response, NO_BODY, siteUrl)
    else if (isForNewsroom) pass(request, response, address)
    else if (address === HEALTH) await sendHealth(request, response)
    // Sent under their own names they would be pages about nothing.
    else if (address === undefined || isNonsense || isAbsentPage(address))
      await sendAbsent(request, response, UNKNOWN)
    else await sendFile(request, response, address)
  }

  async function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
  ): Promise<void> {
    // The file may change between finding and opening it; then what stands there now is found.
    for (let tries = 0; tries < 3; tries++) {
      const copy = edition.find(address, request.headers['accept-encoding'])
      if (!copy) break
      if (await sendCopy(request, response, copy)) {
        followers.hear(request, copy)
        return
      }
      edition.forget(address)
    }
    const absence = findAbsence(editionDir, address)
    if (absence.status === 308) redirect(request, response, absence.location)
    else await sendAbsent(request, response, absence)
  }

  async function sendAbsent(
    request: IncomingMessage,
    response: ServerResponse,
    { status, page }: Told,
  ): Promise<void> {
    const copy = edition.find(page, request.headers['accept-encoding'])
    if (!copy || !(await sendWhole(request, response, copy, status))) {
      say(request, response, { status, text: NOTHING[page] }, siteUrl)
    }
  }

  function redirect(request: IncomingMessage, response: ServerResponse, location: string): void {
    say(
      request,
      response,
      { status: 308, text: `It is at ${location}.`, headers: { Location: location } },
      siteUrl,
    )
  }

  async function sendHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = JSON.stringify(await getHealth())
    const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': CACHE.passed }
    say(request, response, { status: 200, text, headers }, siteUrl)
  }
}
