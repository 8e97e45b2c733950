import { type Endpoint, type PayloadRequest, restoreVersionOperation } from 'payload'
import { z } from 'zod'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { refuseLocked } from '../locks.hooks'
import { Refusal } from '../refusal'
import { getRouteId } from './route'
import { STATES } from './states'

const decisionSchema = z.object({ decision: z.enum(['ask', 'approve', 'return', 'reissue']) })

/** Characters of a sentence for colleagues; as the article's own field has. */
const LONGEST = 300

const reasonSchema = z.object({ reason: z.string().trim().min(1).max(LONGEST) })

/** What a stage is moved by: POST /api/articles/ID/ask, approve, return or reissue; return says { reason } as JSON. */
export const decisionEndpoint: Endpoint = {
  path: '/:id/:decision(ask|approve|return|reissue)',
  method: 'post',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Sign in first.', 403)
    const id = getRouteId(req)
    const { decision } = decisionSchema.parse(req.routeParams)
    req.context.decision = decision
    const isReissue = decision === 'reissue'
    const reason = decision === 'return' ? await readReason(req) : undefined
    if (isReissue) await refuseBehindDraft(id, req)
    const doc = await req.payload.update({
      collection: 'articles',
      id,
      data: isReissue ? { _status: 'published' } : reason ? { reason } : {},
      draft: !isReissue,
      depth: 0,
      user: req.user,
      overrideAccess: false,
      overrideLock: false,
      req,
    })
    return Response.json({ doc, message: `${doc.headline}: ${STATES[doc.state ?? 'draft']}.` })
  },
}

/** POST /api/articles/versions/ID: an old version comes back as a draft; readers keep what they have until it is published. */
export const restoreEndpoint: Endpoint = {
  path: '/versions/:id',
  method: 'post',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Sign in first.', 403)
    const id = getRouteId(req)
    const { parent } = await req.payload.findVersionByID({
      collection: 'articles',
      id,
      depth: 0,
      overrideAccess: false,
      req,
    })
    await refuseLocked(String(toId(parent)), req)
    // The Local API has no way to say that it is to be a draft.
    const doc = await restoreVersionOperation<Article>({
      id,
      collection: req.payload.collections.articles,
      draft: true,
      depth: 0,
      overrideAccess: false,
      req,
    })
    return Response.json({ ...doc, message: 'It is a draft again: publish it to put it before readers.' })
  },
}

/** What colleagues are to change; who returns an article without a word leaves them guessing: 400. */
async function readReason(req: PayloadRequest): Promise<string> {
  const body: unknown = await req.json?.().catch(() => undefined)
  const { data } = reasonSchema.safeParse(body)
  if (!data)
    throw new Refusal(`Say what is to change, in 1 to ${LONGEST} characters, so that it can be.`, 400)
  return data.reason
}

async function refuseBehindDraft(id: string, req: PayloadRequest): Promise<void> {
  const newest = await req.payload.findByID({
    collection: 'articles',
    id,
    draft: true,
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (newest._status !== 'published')
    throw new Refusal(
      'The disclaimer is re-issued for what readers have: publish the waiting draft, or restore the published version, first.',
      409,
    )
}
