import { type Endpoint, type PayloadRequest, restoreVersionOperation } from 'payload'
import { z } from 'zod'
import { GONE_FOR, type GoneFor } from '@/lib/gone'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { refuseLocked } from '../locks.hooks'
import { Refusal } from '../refusal'
import { DECISIONS } from './approval'
import { LONGEST_REASON } from './reason'
import { getRouteId } from './route'
import { STATES } from './states'

const decisionSchema = z.object({ decision: z.enum(DECISIONS) })

const reasonSchema = z.object({ reason: z.string().trim().min(1).max(LONGEST_REASON) })

/** Decisions about what readers have are made in its place, all others in the draft beside it. */
const STATUS: Partial<Record<string, { _status: 'published' | 'draft' }>> = {
  reissue: { _status: 'published' },
  withdraw: { _status: 'draft' },
}

const readSchema = z.object({ publicHash: z.string().nullable() })

const goneForSchema = z.object({ goneFor: z.enum(GONE_FOR).nullish() })

/**
 * What a stage is moved by: POST /api/articles/ID/ask, approve, return, reissue or withdraw. As JSON, approve says { publicHash } of the
 * version that was read, return { reason }; withdraw may, and { goneFor } for readers.
 */
export const decisionEndpoint: Endpoint = {
  path: `/:id/:decision(${DECISIONS.join('|')})`,
  method: 'post',
  handler: async (req) => {
    if (!req.user) throw new Refusal('Sign in first.', 403)
    const id = getRouteId(req)
    const { decision } = decisionSchema.parse(req.routeParams)
    req.context.decision = decision
    const body = await readBody(req)
    const reason =
      decision === 'return' || decision === 'withdraw' ? reasonSchema.safeParse(body).data?.reason : undefined
    if (decision === 'return' && !reason)
      throw new Refusal(
        `Say what is to change, in 1 to ${LONGEST_REASON} characters, so that it can be.`,
        400,
      )
    if (decision === 'approve') req.context.read = readHash(body)
    const doc = await req.payload.update({
      collection: 'articles',
      id,
      data: {
        ...STATUS[decision],
        ...(reason ? { reason } : {}),
        ...(decision === 'withdraw' ? readGoneFor(body) : {}),
      },
      draft: STATUS[decision] === undefined,
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

/** What was sent as JSON, or nothing. */
async function readBody(req: PayloadRequest): Promise<unknown> {
  const body: unknown = await req.json?.().catch(() => undefined)
  return body ?? {}
}

/** What readers are told; where nothing is said of it, that which was set for the withdrawal before. */
function readGoneFor(body: unknown): { goneFor?: GoneFor | null } {
  const { success, data } = goneForSchema.safeParse(body)
  if (!success)
    throw new Refusal(
      `Nothing was withdrawn: goneFor is ${GONE_FOR.map((each) => `“${each}”`).join(' or ')}, or null to tell readers nothing more.`,
      400,
    )
  return data.goneFor === undefined ? {} : { goneFor: data.goneFor }
}

/** Which words were read; see refuseUnread. */
function readHash(body: unknown): string | null {
  const { data } = readSchema.safeParse(body)
  if (!data)
    throw new Refusal('Say which words you approve: send the publicHash of the version you read.', 400)
  return data.publicHash
}
