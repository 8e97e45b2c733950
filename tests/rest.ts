import { handleEndpoints } from 'payload'

type Options = {
  body?: unknown
  token?: string
  query?: string
  form?: FormData
  /** Bytes that are neither JSON nor a sound form. */
  raw?: { type: string; bytes: string }
}

/** Sends a request to the newsroom's REST API, as Next's route handler would. */
export async function request(method: string, path: string, { body, token, query, form, raw }: Options = {}) {
  const { default: config } = await import('@payload-config')
  const headers = new Headers()
  if (token) headers.set('Authorization', `JWT ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (raw) headers.set('Content-Type', raw.type)
  const url = `http://localhost:3000/api${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`
  const response = await handleEndpoints({
    config,
    request: new Request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form ? { body: form } : {}),
      ...(raw ? { body: raw.bytes } : {}),
    }),
  })
  const text = await response.text()
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, text, json }
}
