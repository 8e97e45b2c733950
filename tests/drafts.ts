import type { Payload } from 'payload'
import { createArticle } from './factories'
import { request } from './rest'

/** A draft that lacks nothing, begun by the user. */
export const createDraft = (
  payload: Payload,
  data: Parameters<typeof createArticle>[1] = {},
  user?: Parameters<typeof createArticle>[2],
) => createArticle(payload, { standfirst: 'A standfirst.', _status: 'draft', ...data }, user)

/** Asks for approval, approves what is newest, returns with a reason, or re-issues. */
export async function decide(
  id: string,
  decision: string,
  token: string,
  reason = 'The figures need a source.',
) {
  const path = `/articles/${id}`
  if (decision === 'approve') {
    const { json } = await request('GET', `${path}?draft=true&depth=0`, { token })
    return request('POST', `${path}/approve`, { token, body: { publicHash: json.publicHash ?? null } })
  }
  return request('POST', `${path}/${decision}`, {
    token,
    ...(decision === 'return' ? { body: { reason } } : {}),
  })
}

/** Saves a draft with these changes. */
export const change = (id: string, body: object, token: string) =>
  request('PATCH', `/articles/${id}?draft=true`, { token, body })

/** The newest version, whether readers have it or not. */
export const newest = (payload: Payload, id: string) =>
  payload.findByID({ collection: 'articles', id, draft: true, depth: 0 })

/** What readers have, or would have. */
export const row = (payload: Payload, id: string) =>
  payload.findByID({ collection: 'articles', id, depth: 0 })

/** Withdraws it; with a class, or null for none, readers are told that much of why. */
export const withdraw = (id: string, token: string, goneFor?: string | null) =>
  request('POST', `/articles/${id}/withdraw`, { token, body: goneFor === undefined ? {} : { goneFor } })
