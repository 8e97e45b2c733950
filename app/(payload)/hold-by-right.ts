import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import type { ServerFunction } from 'payload'
import { mayUpdate } from '@/lib/may-update'

type FormState = Parameters<typeof buildFormStateHandler>[0]

/** A form’s state, with a lock on its document only for whoever may change that. */
export const holdByRight: ServerFunction<FormState> = async (args) => {
  const { collectionSlug, globalSlug, id, req, returnLockStatus } = args
  const target = globalSlug ? { global: globalSlug } : collectionSlug && { collection: collectionSlug, id }
  const mayHold = Boolean(returnLockStatus && target && (await mayUpdate(target, req)))
  return buildFormStateHandler({ ...args, returnLockStatus: mayHold })
}
