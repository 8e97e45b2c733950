import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { articlePath, pagePath } from '@/lib/urls'
import { getStanding } from './edition'
import { type LiveLine, toLiveLine } from './live-line'

const PATHS = { articles: articlePath, pages: pagePath }

const documentSchema = z.object({ collection: z.enum(['articles', 'pages']), id: z.uuid() })

/** A document that has a page of its own. */
type Document = z.infer<typeof documentSchema>

/** The document's line. The row is asked, since the version in the editor's form may be a draft over what readers have. */
export async function getLiveLine(
  { collection, id }: Document,
  req: PayloadRequest,
): Promise<LiveLine | undefined> {
  const row = await req.payload.findByID({
    collection,
    id,
    depth: 0,
    select: { publicSlug: true, _status: true },
    draft: false,
    overrideAccess: false,
    disableErrors: true,
    req,
  })
  if (!row?.publicSlug) return undefined
  const path = PATHS[collection](row.publicSlug)
  const place = {
    isPublished: row._status === 'published',
    path,
    standing: await getStanding(path),
    siteUrl: req.payload.config.serverURL,
  }
  return toLiveLine(place, now())
}

/** Undefined for what has no page, and for a document that was not saved yet. */
export const toDocument = (named: unknown): Document | undefined => documentSchema.safeParse(named).data

/** The line once more, for a form that stays open while the press prints what was saved in it. */
export const liveEndpoint: Endpoint = {
  path: '/press/live/:collection/:id',
  method: 'get',
  handler: async (req) => {
    // Answered, not thrown: a form left open asks on after its session ended, and the operator need not hear of it.
    if (!req.user) return refuse('Sign in to see what is printed.', 403)
    const document = toDocument(req.routeParams)
    if (!document) return refuse('It has no page.', 404)
    return Response.json((await getLiveLine(document, req)) ?? null)
  },
}

const refuse = (message: string, status: number) => Response.json({ errors: [{ message }] }, { status })
