import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { SHORTEST_PASSWORD } from '@/lib/env'
import type { User } from '@/payload-types'

/** A password is long enough and is not the account's own address. */
export const refuseWeakPassword: CollectionBeforeValidateHook<User> = ({ data, originalDoc, req }) => {
  const password = data?.password
  if (password === undefined || password === null) return
  const email = data?.email ?? originalDoc?.email
  if (password.length < SHORTEST_PASSWORD || password.toLowerCase() === email?.toLowerCase()) {
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

export async function keepAnAdministratorBesides(id: string, req: PayloadRequest): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { and: [{ role: { equals: 'administrator' } }, { id: { not_equals: id } }] },
    req,
  })
  if (totalDocs === 0) {
    throw new APIError('This is the last administrator: make somebody else an administrator first.', 409)
  }
}
