import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { transactionOf } from '@/lib/postgres'
import type { Redirect } from '@/payload-types'
import { Refusal } from '../refusal'
import { follow, type Target, toTarget } from './target'

const textSchema = z.string().catch('')

/** Names the lock under which redirects change: no other of ours. */
const REDIRECTS = 7_203_415

/** Whoever changes redirects has them alone until his transaction ends; two at once could close a circle that neither sees. */
export async function lockRedirects(req: PayloadRequest): Promise<void> {
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select pg_advisory_xact_lock(${REDIRECTS})`)
}

/**
 * No redirect leads to another: one that would is stored with that one's target. One that would lead back to where it began,
 * over however many others, is refused. What is no address at all is left to the field's own check.
 */
export const leadStraight: CollectionBeforeChangeHook<Redirect> = async ({ data, originalDoc, req }) => {
  await lockRedirects(req)
  const { kind, from, to } = { ...originalDoc, ...data }
  if (kind === 'gone') return { ...data, to: null }
  const target = toTarget(textSchema.parse(to).trim(), req.payload.config.serverURL)
  // What leads on is not gone for any reason.
  return {
    ...data,
    goneFor: null,
    ...(target ? { to: await findEnd(textSchema.parse(from), target, req) } : {}),
  }
}

async function findEnd(from: string, target: Target, req: PayloadRequest): Promise<string> {
  const passed = [from]
  for (let { to, path } = target; ;) {
    if (path === undefined) return to
    if (passed.includes(path)) throw new Refusal(toCircle([...passed, path]), 400)
    passed.push(path)
    const next = await getRedirect(path, req)
    const beyond = next?.kind === 'moved' && next.to && toTarget(next.to, req.payload.config.serverURL)
    if (!beyond) return to
    ;({ to, path } = { ...beyond, to: follow(to, beyond.to) })
  }
}

const toCircle = (paths: string[]) =>
  paths.length === 2
    ? 'The new address is the old one; readers would go round in circles: give another.'
    : `Readers would go round in circles (${paths.join(' → ')}): give another new address, or end the redirect that leads back.`

async function getRedirect(from: string, req: PayloadRequest): Promise<Redirect | undefined> {
  const where = { from: { equals: from } }
  return (await req.payload.db.findOne<Redirect>({ collection: 'redirects', where, req })) ?? undefined
}

/** Redirects that led to where this one begins now lead to its end; each is stored, and printed, as a change of its own. */
export const drawOthers: CollectionAfterChangeHook<Redirect> = async ({ doc, req }) => {
  const redirect = await req.payload.db.findOne<Redirect>({
    collection: 'redirects',
    where: { id: { equals: doc.id } },
    req,
  })
  if (redirect?.kind !== 'moved') return
  const { from } = redirect
  const transaction = await transactionOf(req)
  const { rows } = await transaction.execute(sql`
    select id, "to" from redirects where kind = 'moved'
      and ("to" = ${from} or starts_with("to", ${`${from}?`}) or starts_with("to", ${`${from}#`}))`)
  for (const row of rows) {
    const data = { to: String(row['to']) }
    await req.payload.update({ collection: 'redirects', id: String(row['id']), data, depth: 0, req })
  }
}
