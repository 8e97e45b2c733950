import type { IncomingMessage, ServerResponse } from 'node:http'
import { ABSENT_PAGES } from '@/lib/edition'
import { CACHE, toHeaders } from '@/lib/headers'
import type { Copy } from './copies'
import type { Edition } from './edition'
import { report } from './faults'
import { acceptedOf, isUnread } from './request'
import { endOf } from './say'

/** What an editor or a reader of a public form is told when the newsroom cannot be asked. */
export type Refusal = { status: 413 | 503; title: string; text: string }

export const UNAVAILABLE: Refusal = {
  status: 503,
  title: 'The newsroom is not answering just now',
  text: 'The newsroom is not answering just now. Published pages are not affected. Try again in a minute.',
}

export const TOO_LARGE: Refusal = {
  status: 413,
  title: 'Too large',
  text: 'That is more than the newsroom takes at once. Pictures may have 20 MB.',
}

const RETRY_AFTER = '60'

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}'

const toPage = ({ title, text }: Refusal) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`

export type RefuseOptions = { siteUrl: string; edition: Pick<Edition, 'find'> }

/** Answers in the newsroom's stead: in JSON where the admin panel reads it, else as the edition's page for that, or a plain one. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  { siteUrl, edition }: RefuseOptions,
): void {
  if (response.headersSent) {
    // Half an answer must not look like a whole one.
    response.destroy()
    return
  }
  // What was meant for the newsroom's own answer is not true of this one.
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  const isApi = /^\/api(?:[/?]|$)/.test(request.url ?? '')
  const printed = isApi || refusal.status !== 503 ? undefined : findPrinted(request, edition)
  const body =
    printed?.body ??
    Buffer.from(isApi ? JSON.stringify({ errors: [{ message: refusal.text }] }) : toPage(refusal))
  response.writeHead(refusal.status, {
    'Content-Type': isApi ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length': body.length,
    ...toHeaders('page', siteUrl),
    ...(printed ? toNamed(printed.headers) : {}),
    ...(refusal.status === 503 ? { 'Retry-After': RETRY_AFTER } : {}),
    ...(isUnread(request) ? { Connection: 'close' } : {}),
    'Cache-Control': CACHE.passed,
  })
  endOf(request, response, body)
}

/** The edition's page for a newsroom that is away, as the reader can unpack it; none while it is not printed or the disk fails. */
function findPrinted(request: IncomingMessage, edition: RefuseOptions['edition']): Copy | undefined {
  try {
    const copy = edition.find(ABSENT_PAGES[503], acceptedOf(request))
    return copy?.body && copy
  } catch (error) {
    report('The edition’s page for an absent newsroom cannot be read', error)
    return undefined
  }
}

/** Names and values in turn as an object. */
const toNamed = (headers: string[]): Record<string, string> =>
  Object.fromEntries(
    headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : [])),
  )
