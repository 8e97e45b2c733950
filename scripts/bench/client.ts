import { z } from 'zod'
import { ADMINISTRATOR, type Site } from './site'

/** Asks the site's newsroom as its administrator does from elsewhere. */
export type Client = {
  create: (collection: string, data: object) => Promise<Response>
  /** The id of the document whose field has the value. */
  find: (collection: string, field: string, value: string) => Promise<string>
}

export async function signIn({ url }: Site): Promise<Client> {
  const json = { 'Content-Type': 'application/json' }
  const login = { method: 'POST', headers: json, body: JSON.stringify(ADMINISTRATOR) }
  const answer: unknown = await (await fetch(`${url}/api/users/login`, login)).json()
  const headers = { ...json, Authorization: `JWT ${z.object({ token: z.string() }).parse(answer).token}` }
  return {
    create: (collection, data) =>
      fetch(`${url}/api/${collection}`, { method: 'POST', headers, body: JSON.stringify(data) }),
    find: async (collection, field, value) => {
      const query = `where[${field}][equals]=${encodeURIComponent(value)}&limit=1&depth=0`
      const found: unknown = await (await fetch(`${url}/api/${collection}?${query}`, { headers })).json()
      const [document] = z.object({ docs: z.array(z.object({ id: z.string() })) }).parse(found).docs
      if (!document) throw new Error(`There is no “${value}” among the ${collection}.`)
      return document.id
    },
  }
}
