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

const readSchema = z.object({ publicHash: z.string().nullable() })

/** What a stage is moved by: POST /api/articles/ID/ask, approve, return or reissue. As JSON, approve says { publicHash } of the version that was read, return { reason }. */
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
    if (decision === 'approve') req.context.read = await readHash(req)
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

/** Which words were read; see refuseUnread. */
async function readHash(req: PayloadRequest): Promise<string | null> {
  const body: unknown = await req.json?.().catch(() => undefined)
  const { data } = readSchema.safeParse(body)
  if (!data)
    throw new Refusal('Say which words you approve: send the publicHash of the version you read.', 400)
  return data.publicHash
}
