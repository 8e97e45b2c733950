import pg from 'pg'
import type { FaultSite } from './site'
import type { Sent } from './writers'

export type Verdict = {
  /** What was acknowledged and is not so in the database. */
  lost: string[]
  /** What the database has only in part, or readers have otherwise than the database says. */
  half: string[]
}

type Row = {
  slug: string
  headline: string
  status: 'draft' | 'published'
  number: string | null
  public_slug: string | null
  recorded: boolean
}

const ROWS = `select slug, headline, _status as status, number, public_slug,
  exists (select 1 from audit where action = 'publish' and subject = 'articles/' || articles.id) as recorded from articles`

const STATUS = { absent: 404, published: 200, withdrawn: 410 }

/**
 * Holds what was sent against the database, and what readers get against the database: page, lists, feeds, everything. It is called when
 * the press has nothing left to do.
 */
export async function judge(site: FaultSite, sent: Sent[]): Promise<Verdict> {
  const [lost, half]: [string[], string[]] = [[], []]
  const rows = new Map((await readRows(await site.databaseUrl())).map((row) => [row.slug, row]))
  const listed = await readLists(site.url)
  for (const { slug, states, headlines } of sent) {
    const row = rows.get(slug)
    const state = row ? (row.status === 'published' ? 'published' : 'withdrawn') : 'absent'
    const isHeadline = !row || headlines.includes(row.headline)
    if (!states.includes(state) || !isHeadline)
      lost.push(
        `${slug} is ${state} “${row?.headline}” instead of ${states.join('/')} “${headlines.join('/')}”`,
      )
    if (row && !(row.number && row.public_slug === slug && row.recorded))
      half.push(`${slug} has number ${row.number}, address ${row.public_slug}, audit ${row.recorded}`)
    const response = await fetch(`${site.url}/articles/${slug}`)
    const text = await response.text()
    if (response.status !== STATUS[state])
      half.push(`${slug} is ${state}, but readers get ${response.status}`)
    if (row?.status === 'published' && !text.includes(row.headline)) half.push(`${slug} has another headline`)
    for (const [list, slugs] of listed)
      if (slugs.has(slug) !== (state === 'published'))
        half.push(`${slug} is ${state}, but ${list} ${slugs.has(slug) ? 'lists' : 'lacks'} it`)
  }
  const differences = await site.check()
  if (differences) half.push(differences)
  return { lost, half }
}

async function readRows(url: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<Row>(ROWS)
  await client.end()
  return rows
}

/** The articles that all sitemaps name together, and those that all months of the archive do. */
async function readLists(site: string): Promise<[string, Set<string>][]> {
  const read = async (path: string) => (await fetch(site + path)).text()
  const find = (texts: string[], pattern: RegExp) =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))
  const all = (paths: Set<string>) => Promise.all([...paths].map(read))
  const sitemaps = await all(find([await read('/sitemap.xml')], /(\/sitemaps\/\d{4}-\d\d\.xml)/g))
  const months = await all(find([await read('/archive')], /"(\/archive\/\d{4}\/\d\d)"/g))
  return [
    ['the sitemap', find(sitemaps, /<loc>[^<]*\/articles\/([\w-]+)<\/loc>/g)],
    ['the archive', find(months, /href="\/articles\/([\w-]+)"/g)],
  ]
}
