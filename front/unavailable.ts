import type { IncomingMessage, ServerResponse } from 'node:http'
import { CACHE, toHeaders } from '@/lib/headers'
import { isUnread } from './request'
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

/** Answers in the newsroom's stead: in JSON where the admin panel reads it, else as a page. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  siteUrl: string,
): void {
  if (response.headersSent) {
    // Half an answer must not look like a whole one.
    response.destroy()
    return
  }
  // What was meant for the newsroom's own answer is not true of this one.
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  const isApi = /^\/api(?:[/?]|$)/.test(request.url ?? '')
  const body = Buffer.from(isApi ? JSON.stringify({ errors: [{ message: refusal.text }] }) : toPage(refusal))
  response.writeHead(refusal.status, {
    'Content-Type': isApi ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Length': body.length,
    ...(refusal.status === 503 ? { 'Retry-After': RETRY_AFTER } : {}),
    ...(isUnread(request) ? { Connection: 'close' } : {}),
    ...toHeaders('page', siteUrl),
    'Cache-Control': CACHE.passed,
  })
  endOf(request, response, body)
}
