import type { IncomingHttpHeaders } from 'node:http'

export type Validators = { etag: string; /** Milliseconds since 1970, whole seconds. */ modified: number }

/** Whether the reader holds the very copy we would send, so that 304 will do (RFC 9110, 13.1.2 and 13.1.3; tags before dates). */
export function isUnchanged(headers: IncomingHttpHeaders, { etag, modified }: Validators): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags === etag || names(tags, etag)
  const since = toDate(headers['if-modified-since'])
  return since !== undefined && modified <= since
}

/** Whether the request is for another copy than the one that stands here: 412 (RFC 9110, 13.1.1 and 13.1.4). */
export function isPreconditionFailed(headers: IncomingHttpHeaders, { etag, modified }: Validators): boolean {
  const tags = headers['if-match']
  // A weak tag never matches here.
  if (tags !== undefined) return !names(tags.replace(/W\/"[^"]*"/g, ''), etag)
  const since = toDate(headers['if-unmodified-since'])
  return since !== undefined && modified > since
}

/** Whether a range may be cut from the copy that stands here, to continue the one the reader has (RFC 9110, 13.1.5). */
export function isSameForRange(condition: string | undefined, { etag, modified }: Validators): boolean {
  return condition === undefined || condition === etag || toDate(condition) === modified
}

/** Whether the list has the tag in it, or the star that stands for any; weak tags compare by what is in the quotes. */
function names(list: string, etag: string): boolean {
  return list.trim() === '*' || [...list.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag)
}

/** A date in any of the forms that HTTP has had, which all name the time of day; anything else is no condition. */
function toDate(value: string | undefined): number | undefined {
  if (value === undefined || !/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(value)) return undefined
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : time
}
