import { sql } from '@payloadcms/db-postgres'
import { noteSource } from '@/lib/sources'
import { articlePath, offlinePath, revisionsPath } from '@/lib/urls'
import { openPayload } from './payload'

/**
 * What stands beside an article, at addresses below its own: the file to keep, and once it has more than one, its revisions with their
 * list. It stands beside each address that the article had before, too, where it leads on, and beside that of a withdrawn one, where
 * it is gone.
 */
export const listAllBeside = (): Promise<string[]> => list(sql`true`)

/** The same of one article. */
export const listBesideOf = (id: string): Promise<string[]> => list(sql`id = ${id}::uuid`)

/** What stands beside the address of an article, present or former. The article is a source of the page that asks. */
export const listBeside = (path: string): Promise<string[]> => list(sql`base = ${path}`)

async function list(condition: ReturnType<typeof sql>): Promise<string[]> {
  const payload = await openPayload()
  const { rows } = await payload.db.drizzle.execute(sql`
    select id, base, revisions from (
      select id, '/articles/' || public_slug as base, revision_number as revisions from articles where public_slug is not null
      union all select a.id, r."from", a.revision_number
        from redirects r join articles a on r."to" = '/articles/' || a.public_slug
        where r.kind = 'moved' and r."from" ~ '^/articles/[^/]+$'
    ) beside where ${condition}`)
  return rows.flatMap((row) => {
    noteSource(String(row['id']))
    return toBeside(String(row['base']), Number(row['revisions'] ?? 1))
  })
}

function toBeside(base: string, revisions: number): string[] {
  const slug = base.slice(articlePath('').length)
  const numbers = revisions > 1 ? Array.from({ length: revisions }, (_, index) => index + 1) : []
  return [
    offlinePath(slug),
    ...(numbers.length > 0 ? [revisionsPath(slug)] : []),
    ...numbers.map((number) => revisionsPath(slug, number)),
  ]
}
