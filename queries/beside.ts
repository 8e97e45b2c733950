import { sql } from '@payloadcms/db-postgres'
import { noteSource } from '@/lib/sources'
import { articlePath, offlinePath, revisionsPath } from '@/lib/urls'
import { openPayload } from './payload'

/**
 * What stands beside an article, at addresses below its own: the file to keep, and once it has more than one, its revisions with their
 * list. It stands beside each address that the article had before, too, where it leads on, and beside that of a withdrawn one, where
 * it is gone.
 */
export const listAllBeside = async (): Promise<string[]> => toPaths(await read(sql`true`))

/** The same of one article. */
export const listBesideOf = async (id: string): Promise<string[]> =>
  toPaths(await read(sql`id = ${id}::uuid`))

/** What stands beside the address of an article, present or former. The article is a source of the page that asks. */
export async function listBeside(path: string): Promise<string[]> {
  const rows = await read(sql`base = ${path}`)
  for (const { id } of rows) noteSource(id)
  return toPaths(rows)
}

type Row = { id: string; base: string; revisions: number }

async function read(condition: ReturnType<typeof sql>): Promise<Row[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select id, base, revisions from (
      select id, '/articles/' || public_slug as base, revision_number as revisions from articles where public_slug is not null
      union all select a.id, r."from", a.revision_number
        from redirects r join articles a on r."to" = '/articles/' || a.public_slug
        where r.kind = 'moved' and r."from" ~ '^/articles/[^/]+$'
    ) beside where ${condition}`)
  return rows.map((row) => ({
    id: String(row['id']),
    base: String(row['base']),
    revisions: Number(row['revisions'] ?? 1),
  }))
}

const toPaths = (rows: Row[]): string[] => rows.flatMap(({ base, revisions }) => toBeside(base, revisions))

function toBeside(base: string, revisions: number): string[] {
  const slug = base.slice(articlePath('').length)
  const numbers = revisions > 1 ? Array.from({ length: revisions }, (_, index) => index + 1) : []
  return [
    offlinePath(slug),
    ...numbers.map((number) => revisionsPath(slug, number)),
    // After those that it links to.
    ...(numbers.length > 0 ? [revisionsPath(slug)] : []),
  ]
}
