import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from '@payloadcms/db-postgres'
import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { SHORTEST_PASSWORD } from '@/lib/env'
import { toNode } from '@/lib/lexical'
import { transactionOf } from '@/lib/postgres'
import type { User } from '@/payload-types'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { holdAccount, toSession } from './sessions/sign-ins'

/** Any number will do, as long as nothing else in this database locks it. */
const LOCK = 7_203_413

/** Long enough without the blanks around it, and not the account's own address. */
function isWeak(password: unknown, email: string | undefined): boolean {
  if (typeof password !== 'string') return true
  const words = password.replace(/[\s\u0000-\u001f]/g, '')
  return words.length < SHORTEST_PASSWORD || password.trim().toLowerCase() === email?.toLowerCase()
}

/** How Payload hashes passwords; a test compares. */
export const HASHING = { iterations: 600_000, bytes: 32, digest: 'sha256' } as const

const hash = promisify(pbkdf2)

/** An unknown address takes as long to refuse as a wrong password, so that nobody learns who has an account here. */
export const hashInVain: CollectionBeforeOperationHook<'users'> = async ({ args, operation, req }) => {
  if (operation !== 'login' || !('data' in args)) return
  const { email, password } = toNode(args.data)
  if (typeof email !== 'string' || typeof password !== 'string' || !password.trim()) return
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { email: { equals: email.toLowerCase().trim() } },
    req,
  })
  if (totalDocs === 0)
    await hash(password, randomBytes(32).toString('hex'), HASHING.iterations, HASHING.bytes, HASHING.digest)
}

/** Payload fails at a session that is ended in the moment in which it is prolonged: whoever ends it waits until that is done. */
export const keepSession: CollectionBeforeOperationHook<'users'> = async ({ operation, req }) => {
  if (operation !== 'refresh' || !req.user) return
  await holdAccount(req.user.id, req)
  const { rows } = await (
    await transactionOf(req)
  ).execute(sql`select 1 from users_sessions where id = ${toSession(req.user) ?? null}`)
  if (rows.length === 0) throw new Refusal('This session has ended: sign in again.', 401)
}

/** A password that came with a reset link obeys the same rule; Payload stores it past the other hooks. */
export const refuseWeakReset: CollectionBeforeOperationHook<'users'> = ({ args, operation }) => {
  if (
    operation === 'resetPassword' &&
    'data' in args &&
    isWeak(Reflect.get({ ...args.data }, 'password'), undefined)
  ) {
    throw new Refusal(`Choose a password of at least ${SHORTEST_PASSWORD} characters.`, 400)
  }
}

export const refuseWeakPassword: CollectionBeforeValidateHook<User> = ({ data, originalDoc, req }) => {
  const password: unknown = data?.password
  if (password === undefined || password === null) return
  if (isWeak(password, data?.email ?? originalDoc?.email)) {
    const message = `Choose a password of at least ${SHORTEST_PASSWORD} characters that is not your e-mail address.`
    throw new ValidationError({ collection: 'users', errors: [{ path: 'password', message }] }, req.t)
  }
}

/** The last administrator keeps his role: a newsroom without one cannot be managed. */
export const keepAnAdministrator: CollectionBeforeChangeHook<User> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (
    operation === 'update' &&
    originalDoc?.role === 'administrator' &&
    (data.role ?? 'administrator') !== 'administrator'
  ) {
    await keepAnAdministratorBesides(originalDoc.id, req)
  }
}

const leavingSchema = z.array(z.string()).catch([])

/** Refuses when no administrator would be left but those who leave in this request; two requests wait for each other. */
export async function keepAnAdministratorBesides(id: string, req: PayloadRequest): Promise<void> {
  const leaving = [...leavingSchema.parse(req.context.leavingAdministrators), id]
  req.context.leavingAdministrators = leaving
  const transaction = await transactionOf(req)
  await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { and: [{ role: { equals: 'administrator' } }, { id: { not_in: leaving } }] },
    req,
  })
  if (totalDocs === 0) {
    throw new Refusal('This is the last administrator: make somebody else an administrator first.', 409)
  }
}
