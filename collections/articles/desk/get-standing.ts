import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { hasRole } from '../../access'
import { getChecklist } from '../checklist.hooks'
import { hashOfWording } from '../disclaimer.hooks'
import { type Standing, toStanding } from './standing'

/** Where the newest version of the article stands for whoever asks, or undefined for one that he cannot see. */
export async function getStanding(id: string, req: PayloadRequest): Promise<Standing | undefined> {
  const article = await req.payload.findByID({
    collection: 'articles',
    id,
    draft: true,
    depth: 0,
    overrideAccess: false,
    disableErrors: true,
    req,
  })
  if (!article) return undefined
  const [checklist, { timeZone }, isReworded] = await Promise.all([
    getChecklist(article, req),
    req.payload.findGlobal({ slug: 'site', depth: 0, select: { timeZone: true }, req }),
    isDisclaimerReworded(article, req),
  ])
  const may = { ask: hasRole(req, 'editor'), decide: hasRole(req, 'publisher') }
  return { ...toStanding({ article, isReworded, may, timeZone, now: now() }), checklist }
}

async function isDisclaimerReworded(article: Article, req: PayloadRequest): Promise<boolean> {
  const id = toId(article.disclaimer)
  const { sha256 } = article.disclaimerOfRecord ?? {}
  if (article._status !== 'published' || !sha256 || !id) return false
  const disclaimer = await req.payload.findByID({
    collection: 'disclaimers',
    id,
    depth: 0,
    disableErrors: true,
    req,
  })
  return disclaimer !== null && hashOfWording(disclaimer.text) !== sha256
}

const routeSchema = z.object({ id: z.uuid() })

/** GET /api/articles/ID/standing: for the sidebar of a form that stays open while the article is saved. */
export const standingEndpoint: Endpoint = {
  path: '/:id/standing',
  method: 'get',
  handler: async (req) => {
    // Answered, not thrown: a form left open asks on after its session ended, and the operator need not hear of it.
    if (!req.user) return refuse('Sign in to see where it stands.', 403)
    const { data } = routeSchema.safeParse(req.routeParams)
    const standing = data && (await getStanding(data.id, req))
    return standing ? Response.json(standing) : refuse('There is no such article.', 404)
  },
}

const refuse = (message: string, status: number) => Response.json({ errors: [{ message }] }, { status })
