import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SanitizedConfig } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toAddress } from '@/lib/edition'
import { findEmbeddedUrl } from '../embedded-url'
import { ask, whereOther, type Answer } from '../hostile/answers'
import { canaryOf, findCanary, idOf, nothingLike, STEM, unpackFile } from '../hostile/canaries'
import { loadConfig } from '../hostile/config'
import { choose, SEED } from '@/scripts/reliability/form'
import { report } from '@/scripts/reliability/report'
import { askAddresses, askApi, CLOSED, type Question } from '../hostile/questions'
import { keepSecrets, openKeeper, publishBeside, SECRET } from '../hostile/secrets'
import { openOwnSite, type OwnSite } from './own-site'
import { untilSettled } from './printed'

/** Questions to the API, each asked twice. */
const QUESTIONS = choose('REQUESTS', 900, 10_000)
const AT_ONCE = 8

let site: OwnSite
let config: SanitizedConfig
let secrets: string[]
let questions: Question[]
let before: Answer[]
let after: Answer[]
const began = Date.now()
const reached: Partial<Record<'found' | 'apart' | 'faults' | 'files', number>> = {}

async function askAll(all: Question[]): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < all.length; at = next++) {
      const question = all[at]
      if (question) answers[at] = await ask(site.url, question)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return answers
}

/** Every address of the edition, by its files. */
async function listAddresses(): Promise<string[]> {
  const files = await readdir(site.editionDir, { recursive: true, withFileTypes: true })
  const names = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(site.editionDir.length))
  const addresses = names
    .filter((name) => !name.startsWith('/.press') && !/\.(?:br|gz)$/.test(name))
    .map((name) => name.replace(/\/index\.html$/, '').replace(/\.(?:moved|gone[a-z-]*)$/, '') || '/')
  return [...new Set(addresses)].filter((address) => toAddress(encodeURI(address)) !== undefined).sort()
}

async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const read = files
    .filter((file) => file.isFile())
    .map(async (file): Promise<[string, Buffer]> => {
      const path = join(file.parentPath, file.name)
      return [path.slice(folder.length), unpackFile(path, await readFile(path))]
    })
  return new Map(await Promise.all(read))
}

let editionBefore: Map<string, Buffer>
let editionAfter: Map<string, Buffer>

const SEARCHES = [STEM, canaryOf('draft.headline'), canaryOf('draft.headline').slice(0, -1), `"${canaryOf('withdrawn.headline')}"`, `-known ${STEM}`, `known ${canaryOf('topics.name')}`, `${STEM}*`, 'known', 'miners'] // prettier-ignore

beforeAll(async () => {
  config = await loadConfig()
  site = await openOwnSite('leak')
  const keeper = await openKeeper(site.url, site.administrator, config)
  await publishBeside(keeper)
  await untilSettled(site.url, site.editionDir)
  site.run('press')
  await untilSettled(site.url, site.editionDir)
  const addresses = await listAddresses()
  expect(addresses.length).toBeGreaterThan(40)
  questions = [
    ...askAddresses(addresses),
    ...CLOSED.flatMap((path) => ['GET', 'POST'].map((method) => ({ method, path }))),
    ...SEARCHES.flatMap((q) =>
      ['/search', '/ru/search'].map((path) => ({
        method: 'GET',
        path: `${path}?${new URLSearchParams({ q }).toString()}`,
      })),
    ),
    ...askApi(config, QUESTIONS, SEED),
  ]
  before = await askAll(questions)
  editionBefore = await readFiles(site.editionDir)
  secrets = [...(await keepSecrets(keeper)), ...Object.values(SECRET)]
  await untilSettled(site.url, site.editionDir)
  site.run('press')
  await untilSettled(site.url, site.editionDir)
  after = await askAll(questions)
  editionAfter = await readFiles(site.editionDir)
}, 1_800_000)

afterAll(async () => {
  try {
    await report('leak', began, () => findEmbeddedUrl(site.dataDir), {
      ...reached,
      requests: 2 * questions.length,
    })
  } finally {
    await site.close()
  }
})

/** Adds the faults to what was reached, and shows the first of them. */
function tally(name: keyof typeof reached, faults: (string | undefined)[]): string[] {
  const found = faults.filter((fault) => fault !== undefined)
  reached[name] = (reached[name] ?? 0) + found.length
  return found.slice(0, 10)
}
const named = ({ method, path, headers, body }: Question) =>
  [method, path, JSON.stringify(headers ?? {}), body ?? ''].join(' ').slice(0, 500)

describe('a stranger who asks everything', () => {
  it('gets no word, file name or id of what is not public, in whatever form it could be written', () => {
    const all = questions.flatMap((question, at) =>
      [before[at], after[at]].map((answer) => {
        if (!answer) return `${named(question)} was not answered`
        const text = `${answer.headers}\n${answer.body.toString('latin1')}`
        // What was asked may be said again; that nothing else is, the comparison below shows.
        const isAsked = (word: string) => named(question).includes(word)
        const found = isAsked(STEM) || isAsked(encodeURIComponent(STEM)) ? undefined : findCanary(text)
        const id = secrets.find((secret) => text.includes(secret) && !isAsked(secret))
        return (found ?? id) && `${named(question)}: ${found ?? id ?? ''}`
      }),
    )
    expect(tally('found', all)).toEqual([])
    console.log(`      ${2 * questions.length} requests, seed ${SEED}`)
  })

  it('is answered byte for byte as if none of it were there', () => {
    const different = questions.map((question, at) => {
      const [one, other] = [before[at], after[at]]
      if (!one || !other) return named(question)
      if (one.status !== other.status) return `${named(question)}: ${one.status}, then ${other.status}`
      if (one.headers !== other.headers) return `${named(question)}: ${one.headers}\nthen ${other.headers}`
      if (!one.body.equals(other.body))
        return `${named(question)}: ${whereOther(one.body.toString(), other.body.toString())}`
      return undefined
    })
    expect(tally('apart', different)).toEqual([])
  })

  it('never gets an error of the newsroom’s own', () => {
    const faults = questions.map((question, at) => {
      const status = after[at]?.status ?? 0
      return status >= 500 ? `${named(question)}: ${status}` : undefined
    })
    expect(tally('faults', faults)).toEqual([])
  })
})

describe('the edition', () => {
  const isPublic = (name: string) => !name.startsWith('/.press')

  it('has none of it in any file, nor has what Next serves', async () => {
    const served = await readFiles('.next/static')
    const faults = [...editionBefore, ...editionAfter, ...served].map(([name, bytes]) => {
      const found = findCanary(bytes) ?? findCanary(name)
      return found && `${name} ${found}`
    })
    expect(tally('found', faults)).toEqual([])
    const ids = [...editionAfter].flatMap(([name, bytes]) =>
      secrets
        .filter((secret) => isPublic(name) && bytes.includes(secret))
        .map((secret) => `${name} ${secret}`),
    )
    expect(tally('found', ids)).toEqual([])
  })

  it('is byte for byte the one without it, whatever is printed anew', () => {
    const names = (edition: Map<string, Buffer>) => [...edition.keys()].filter(isPublic).sort()
    expect(names(editionAfter)).toEqual(names(editionBefore))
    const different = names(editionAfter).filter(
      (name) => !editionAfter.get(name)?.equals(editionBefore.get(name) ?? Buffer.of()),
    )
    reached.files = editionAfter.size
    expect(tally('apart', different)).toEqual([])
  })
})

describe('what is there and what is not', () => {
  const slug = (collection: string) => canaryOf(`${collection}.slug`)
  const nothing = idOf('nothing')
  const json = { 'Content-Type': 'application/json' }

  /** Questions by a name of something secret, each to be asked by a name of nothing as well. */
  const asked = (): [secret: string, nothing: string, Question][] => [
    ...(['GET', 'HEAD', 'OPTIONS', 'PATCH', 'DELETE', 'POST'] as const).flatMap((method) =>
      Object.entries(SECRET).flatMap(([collection, id]): [string, string, Question][] =>
        ['', '?draft=true', '/versions', '/duplicate', '/standing', '/leave', '/share', '/approve', '/withdraw'].map((end) => {
          const path = end.startsWith('?') ? `/${id}${end}` : end === '/versions' ? `/versions/${id}` : `/${id}${end}`
          const body = ['PATCH', 'POST'].includes(method) ? { headers: json, body: '{}' } : {}
          return [id, nothing, { method, path: `/api/${collection}${path}`, ...body }]
        }),
      ),
    ),
    ...['articles', 'pages'].flatMap((collection): [string, string, Question][] => [
      [slug(collection), nothingLike(slug(collection)), { method: 'GET', path: `/api/${collection}?where[slug][equals]=${slug(collection)}` }],
      [SECRET.articles, nothing, { method: 'GET', path: `/api/${collection}?where[id][in]=${SECRET.articles}` }],
    ]),
    ...[`/articles/${slug('articles')}`, `/articles/${slug('articles')}/offline`, `/articles/${slug('articles')}/revisions`, `/authors/${slug('authors')}`, `/topics/${slug('topics')}`, `/ru/topics/${slug('topics')}`, `/disclaimers/${slug('disclaimers')}`, `/${slug('pages')}`,
      `/feeds/topics/${slug('topics')}.rss`, `/feeds/authors/${slug('authors')}.atom`, `/search?q=known&topic=${slug('topics')}`, `/search?q=known&author=${slug('authors')}`].flatMap((path) =>
      ['GET', 'HEAD'].map((method): [string, string, Question] => {
        const word = new RegExp(`${STEM}[a-z]+`).exec(path)?.[0] ?? ''
        return [word, nothingLike(word), { method, path }]
      }),
    ),
    [SECRET.articles, nothing, { method: 'GET', path: `/preview/articles/${SECRET.articles}` }],
    [SECRET.articles, nothing, { method: 'GET', path: `/admin/collections/articles/${SECRET.articles}` }],
    ...['login', 'forgot-password', 'unlock'].map((end): [string, string, Question] => {
      const word = canaryOf('user.email')
      const body = JSON.stringify({ email: `${word}@example.org`, password: 'a wrong password' })
      return [word, nothingLike(word), { method: 'POST', path: `/api/users/${end}`, headers: json, body }]
    }),
  ] // prettier-ignore

  it('are answered in the same bytes', async () => {
    const all = asked()
    const faults: (string | undefined)[] = []
    for (const [secret, other, question] of all) {
      const swap = (text: string) => text.replaceAll(secret, other)
      const there = await ask(site.url, question)
      const nowhere = await ask(site.url, {
        ...question,
        path: swap(question.path),
        ...(question.body ? { body: swap(question.body) } : {}),
      })
      const [one, two] = [there, nowhere].map(({ status, headers, body }) =>
        swap(`${status}\n${headers}\n\n${body.toString()}`),
      )
      // The words of an admin page are in the order of their letters, which another name changes.
      const sorted = (text = '') =>
        question.path.startsWith('/admin') ? text.split('\n').sort().join('\n') : text
      if (sorted(one) !== sorted(two)) faults.push(`${named(question)}: ${whereOther(one ?? '', two ?? '')}`)
    }
    expect(all.length).toBeGreaterThan(300)
    expect(tally('apart', faults)).toEqual([])
  })
})
