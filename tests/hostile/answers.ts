import type { Question } from './questions'

/** An answer without what is another each time it is given; the headers are lines, the body is Latin-1. */
export type Answer = { status: number; headers: string; body: Buffer }

/** What is another at each moment: the time, and what is made anew for each answer so that nobody can guess it. */
const MOMENTARY = /^(?:date|connection|keep-alive)$/
const withoutNonces = (text: string) => text.replace(/nonce(?:-|="|\\*":\\*")[\w+/=-]+/g, 'nonce')

/** Where Next goes on with what an admin page is made from, which it sends in pieces cut anywhere, also within a nonce. */
const CUTS = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g

/** What a function of the server’s own is to be given back: Next seals it anew in each answer. */
const SEALED = /:\\*"[\w+/]{80,}={0,2}\\*"/g

/** The text without its cuts, without what is sealed, and without the nonce that its policy names. */
function withoutCuts(text: string, policy: string | null): string {
  const [, nonce = 'nonce'] = /'nonce-([\w+/=-]+)'/.exec(policy ?? '') ?? []
  return text.replace(CUTS, '').replace(SEALED, ':sealed').replaceAll(nonce, 'nonce')
}

/** Next sends the parts of an admin page as they get ready, and numbers them so: what is the same each time are the words in them. */
const inOrder = (page: string) => (withoutNonces(page).match(/[\w-]{6,}/g) ?? []).sort().join('\n')

/** What a stranger is answered, in the form in which two answers with the same words are the same. */
export async function ask(url: string, { method, path, headers = {}, body }: Question): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    // How well a word can be packed is no answer.
    headers: { 'Accept-Encoding': 'identity', ...headers },
    redirect: 'manual',
    ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }),
  })
  const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1')
  const text = withoutCuts(bytes, response.headers.get('content-security-policy'))
  const same = path.startsWith('/admin') ? inOrder(text) : withoutNonces(text)
  // The tag of a page with a nonce is of this answer alone.
  const told = [...response.headers].filter(
    ([name]) => !MOMENTARY.test(name) && (name !== 'etag' || same === bytes),
  )
  return {
    status: response.status,
    headers: withoutNonces(told.map(([name, value]) => `${name}: ${value}`).join('\n')),
    body: Buffer.from(same, 'latin1'),
  }
}

/** The place at which two texts begin to be two. */
export function whereOther(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return `“${one.slice(Math.max(0, at - 40), at + 60)}”, then “${other.slice(Math.max(0, at - 40), at + 60)}”`
}
