import type { Payload } from 'payload'
import { createArticle } from './factories'
import { request } from './rest'

/** A draft that lacks nothing, begun by the user. */
export const createDraft = (
  payload: Payload,
  data: Parameters<typeof createArticle>[1] = {},
  user?: Parameters<typeof createArticle>[2],
) => createArticle(payload, { standfirst: 'A standfirst.', _status: 'draft', ...data }, user)

/** Asks for approval, approves, returns with a reason, or re-issues. */
export const decide = (id: string, decision: string, token: string, reason = 'The figures need a source.') =>
  request('POST', `/articles/${id}/${decision}`, {
    token,
    ...(decision === 'return' ? { body: { reason } } : {}),
  })

/** Saves a draft with these changes. */
export const change = (id: string, body: object, token: string) =>
  request('PATCH', `/articles/${id}?draft=true`, { token, body })

/** The newest version, whether readers have it or not. */
export const newest = (payload: Payload, id: string) =>
  payload.findByID({ collection: 'articles', id, draft: true, depth: 0 })

/** What readers have, or would have. */
export const row = (payload: Payload, id: string) =>
  payload.findByID({ collection: 'articles', id, depth: 0 })
