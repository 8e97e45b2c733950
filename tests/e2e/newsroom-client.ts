import { body, paragraph } from '@/scripts/seed/lexical'
import { type Credentials, proveAt, sessionAt } from '../sign-in'

type Answer = {
  ok: boolean
  doc?: { id: string }
  docs?: { id: string }[]
  errors?: { data?: { step?: string } }[]
}

/** What a program may do in the newsroom of a running site, over REST. */
export type Client = {
  /** The id of some document of the collection. */
  first: (collection: string) => Promise<string | undefined>
  /** Publishes a new article at the slug; resolves to its id, or undefined when that was not acknowledged. */
  publish: (slug: string, data?: object) => Promise<string | undefined>
  /** Changes an article; resolves to whether that was acknowledged. */
  change: (id: string, data: object) => Promise<boolean>
}

/** Signs in, and finds a byline and a disclaimer for what is going to be published. `hear` is told how each request was answered: 0 where it was not. */
export async function openClient(
  site: string,
  credentials: Credentials,
  hear: (status: number, words: string) => void = () => undefined,
): Promise<Client> {
  const ask = async (method: string, path: string, data?: object, token?: string): Promise<Answer> => {
    const response = await fetch(`${site}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `JWT ${token}` } : {}) },
      ...(data ? { body: JSON.stringify(data) } : {}),
    }).catch((error: unknown) => {
      hear(0, String(error))
      throw error
    })
    const text = await response.text()
    const answer = JSON.parse(text) as Omit<Answer, 'ok'>
    // As an editor who is asked for it once more: many withdrawals are not made in an old session.
    if (token && response.status === 403 && answer.errors?.[0]?.data?.step === 'prove') {
      await proveAt(site, credentials.email, token)
      return ask(method, path, data, token)
    }
    hear(response.status, response.ok ? '' : text)
    return { ok: response.ok, ...answer }
  }
  const token = await sessionAt(site, credentials)
  const first = async (collection: string) =>
    (await ask('GET', `/${collection}?limit=1&depth=0`, undefined, token)).docs?.[0]?.id
  const [author, disclaimer, topic] = [
    await first('authors'),
    await first('disclaimers'),
    await first('topics'),
  ]
  return {
    first,
    async publish(slug, data = {}) {
      const article = {
        headline: `Headline ${slug}`,
        slug,
        standfirst: 'A standfirst.',
        kind: 'news',
        language: 'en',
        authors: [author],
        topics: [topic],
        disclaimer,
        body: body([paragraph('Words.')]),
        _status: 'published',
        ...data,
      }
      return (await ask('POST', '/articles', article, token).catch(() => undefined))?.doc?.id
    },
    async change(id, data) {
      const answer = await ask('PATCH', `/articles/${id}`, data, token).catch(() => undefined)
      return answer?.ok ?? false
    },
  }
}
