import { z } from 'zod'
import { sessionAt } from '@/tests/sign-in'
import { ADMINISTRATOR, type Site } from './site'

/** Asks the site's newsroom as its administrator does from elsewhere. */
export type Client = {
  create: (collection: string, data: object) => Promise<Response>
  /** The id of the document whose field has the value. */
  find: (collection: string, field: string, value: string) => Promise<string>
}

export async function signIn({ url }: Site): Promise<Client> {
  const json = { 'Content-Type': 'application/json' }
  const headers = { ...json, Authorization: `JWT ${await sessionAt(url, ADMINISTRATOR)}` }
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
