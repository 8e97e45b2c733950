import type { OutgoingHttpHeaders } from 'node:http'
import type { Answer, Ask, Asking, Reader } from './reader'

/** What readers’ answers said that they should not, and how many there were. */
export type Answers = { asked: number; cookies: string[]; different: string[] }

/** Names of headers that differ with the moment, not with the reader. */
const OF_THE_MOMENT = new Set(['date', 'connection', 'keep-alive', 'age'])

/**
 * Asks for every address twice, as the reader and as somebody unknown: whether an answer has a cookie, and whether anything
 * in it is for him alone.
 */
export async function compareAnswers(paths: string[], asReader: Ask, asNobody: Ask): Promise<Answers> {
  const answers: Answers = { asked: 0, cookies: [], different: [] }
  for (const path of paths) {
    const [his, anyone] = [await asReader(path), await asNobody(path)]
    answers.asked++
    if (his.headers['set-cookie'])
      answers.cookies.push(`${path} sets ${his.headers['set-cookie'].join('; ')}`)
    if (toText(his) !== toText(anyone)) answers.different.push(`${path} answers him differently`)
  }
  return answers
}

const toText = ({ status, headers, body }: Answer): string =>
  JSON.stringify([
    status,
    Object.entries(headers).filter(([name]) => !OF_THE_MOMENT.has(name)),
    body.toString('base64'),
  ])

/** What readers look for: each form with the reader’s words, also as no form of ours would send them. */
export const listSearches = ({ words }: Reader): string[] =>
  ['/search', '/ru/search', '/kk/search'].flatMap((form) =>
    [
      `q=${words}`,
      `q=%22${words}%20strike%22%20-${words}`,
      `q=${words}&year=2014&topic=${words}&author=${words}&page=${words}`,
      `q=${words}%00%ED%A0%80`,
      `q=${words}${'x'.repeat(3000)}`,
      `q=${words}&q=${words}`,
      `${words}=${words}`,
    ].map((query) => `${form}?${query}`),
  )

/** What goes wrong at a server, each with the reader’s marks in it: it is in complaints that logs keep what nobody meant to keep. */
function listMishaps({ words, path }: Reader): [path: string, asking?: Asking][] {
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ words, path })
  const oversized: OutgoingHttpHeaders = { 'X-Much': words.repeat(2000) }
  return [
    [`/${path}`],
    [`/articles/${path}?from=${words}`],
    [`/topics/${path}/page/99`],
    [`/${path}.rss`],
    [`/media/${path}.jpg`],
    [`/%ff${path}`],
    [`/%zz/${path}`],
    [`//${path}`],
    [`/?page=${words}`],
    ['/', { method: 'POST', body }],
    ['/', { method: 'DELETE' }],
    ['/', { headers: oversized }],
    ['/', { headers: { Range: `bytes=${words}`, 'If-None-Match': words, 'If-Modified-Since': words } }],
    [`/healthz?${words}`],
    [`/press/health?${words}`],
    [`/press/followers`, { method: 'POST', headers: json, body }],
    [`/search`, { method: 'POST', headers: json, body }],
    [`/_next/static/${path}.js`],
    [`/_next/image?url=${path}&w=64&q=75`],
    [`/admin/${path}?${words}`],
    [`/preview/shared/${path}`],
    [`/preview/articles/${path}`],
    [`/api/${path}?${words}`],
    [`/api/articles?where[headline][like]=${words}&sort=${words}`],
    [`/api/articles?where[${words}][equals]=1`],
    [`/api/articles/${path}`],
    [`/api/articles`, { method: 'POST', headers: json, body }],
    [`/api/articles`, { method: 'POST', headers: json, body: `{"${words}` }],
    [
      `/api/media`,
      { method: 'POST', headers: { 'Content-Type': `multipart/form-data; boundary=${words}` }, body },
    ],
    [`/api/hub`, { method: 'POST', headers: json, body }],
  ]
}

/** Makes each mishap happen. One that ends the connection has happened as well. */
export async function meetMishaps(reader: Reader, ask: Ask): Promise<number> {
  const mishaps = listMishaps(reader)
  for (const [path, asking] of mishaps) await ask(path, asking).catch(() => undefined)
  return mishaps.length
}

/** A feed service says who it is and how many follow through it, of which only the number may be kept. */
export const toServiceHeaders = ({ userAgent }: Reader): OutgoingHttpHeaders => ({
  'User-Agent': `Feedly/1.0 (+http://www.feedly.com/fetcher.html; 17 subscribers; ${userAgent})`,
})
