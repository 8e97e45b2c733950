import { handleEndpoints } from 'payload'

type Options = {
  body?: unknown
  token?: string
  query?: string
  form?: FormData
  text?: string
  headers?: Record<string, string>
}

/** Sends any request to the newsroom's REST API, as Next's route handler would. */
export async function send(request: Request): Promise<Response> {
  const [{ default: config }, { admit }] = await Promise.all([
    import('@payload-config'),
    import('@/collections/api/admit'),
  ])
  return admit(config, (admitted) => handleEndpoints({ config, request: admitted }))(request)
}

/** The same with JSON or a form, and as whoever has the token. */
export async function request(
  method: string,
  path: string,
  { body, token, query, form, text: sent, headers: more }: Options = {},
) {
  const headers = new Headers(more)
  if (token) headers.set('Authorization', `JWT ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  const url = `http://localhost:3000/api${path}${query ? `${path.includes('?') ? '&' : '?'}${query}` : ''}`
  const response = await send(
    new Request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form ? { body: form } : {}),
      ...(sent === undefined ? {} : { body: sent }),
    }),
  )
  const text = await response.text()
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, text, json, headers: response.headers }
}
