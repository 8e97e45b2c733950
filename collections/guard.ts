import type {
  AfterErrorHook,
  CollectionBeforeOperationHook,
  FlattenedField,
  GlobalBeforeOperationHook,
  PayloadRequest,
  SanitizedConfig,
} from 'payload'
import { isId } from '@/lib/ids'
import { isNode, toNode } from '@/lib/lexical'
import { refuse } from './api/refuse'
import { keepShownText } from './characters.hooks'
import { findFault } from './input'
import { guardQueries } from './query-guard'
import { Refusal } from './refusal'
import { waitForOthers, waitForOthersInGlobal } from './turns'

/** Every collection, Payload’s own among them, with the guards before all it is asked or sent. */
export function guardAll(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { hooks } = collection
    // Payload asks for versions also where there are none, and fails.
    if (!collection.versions && collection.endpoints)
      collection.endpoints = collection.endpoints.filter(({ path }) => !path.startsWith('/versions'))
    // It also fails at deleting a preference, which its admin never does.
    if (collection.slug === 'payload-preferences' && collection.endpoints)
      collection.endpoints.unshift({ path: '/:key', method: 'delete', handler: refuseDeletion })
    // Payload's own have no rules of ours, and its locks are written over by whoever saves.
    const turns = collection.slug.startsWith('payload-') ? [] : [waitForOthers]
    hooks.beforeOperation.unshift(guardQueries, guardInput, holdLocks, ...turns)
    hooks.beforeValidate.unshift(keepShownText)
  }
  for (const { hooks } of config.globals) hooks.beforeOperation.unshift(waitForOthersInGlobal)
  return config
}

const refuseDeletion = () => refuse(400, 'A preference is not deleted: send an empty one in its place.')

/** What an account sends over REST, not what the newsroom does in the course of it; strangers may send nothing at all. */
const isSent = (req: PayloadRequest, overrideAccess: boolean | undefined): boolean =>
  req.payloadAPI === 'REST' && !overrideAccess && Boolean(req.user)

/** What is sent has the form that its fields have, whether it is a draft or not: otherwise 400, with the field’s name. */
const guardInput: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess, req }) => {
  if (!isSent(req, overrideAccess) || (operation !== 'create' && operation !== 'update')) return args
  const data: unknown = 'data' in args ? args.data : undefined
  // A duplicate needs nothing but its original.
  if (data === undefined && 'duplicateFromID' in args) return args
  refuseFaulty(data, collection.flattenedFields)
  // When it was made and saved, the database says.
  return { ...args, data: { ...toNode(data), createdAt: undefined, updatedAt: undefined } }
}

/** The same for the site’s settings, which are no collection. */
export function guardSettings({ args, global, operation, overrideAccess, req }: AskedOfSettings) {
  if (!isSent(req, overrideAccess) || operation !== 'update') return args
  refuseFaulty(args?.data, global.flattenedFields)
  return { ...args, overrideLock: false }
}

type AskedOfSettings = Pick<
  Parameters<GlobalBeforeOperationHook>[0],
  'global' | 'operation' | 'overrideAccess' | 'req'
> & { args?: { data?: unknown } }

function refuseFaulty(data: unknown, fields: FlattenedField[]): void {
  if (!isNode(data)) throw new Refusal('Nothing was saved: send the fields as a JSON object.', 400)
  if (data.id !== undefined && data.id !== null && !isId(data.id))
    throw new Refusal('Nothing was saved: “id” must be a UUID, or be left out.', 400)
  const fault = findFault(fields, data)
  if (fault) throw new Refusal(`Nothing was saved: “${fault.path}” ${fault.demand}.`, 400)
}

/** A document that a colleague has open is not written over by a request that says it may: the admin takes over aloud instead. */
const holdLocks: CollectionBeforeOperationHook = ({ args, overrideAccess, req }) =>
  isSent(req, overrideAccess) && 'overrideLock' in args ? { ...args, overrideLock: false } : args

/**
 * What never reaches a guard: an address, a “where” or a form that cannot be read, and values that only the database knows to be none
 * (SQLSTATE class 22, and operators that a column does not have). The fault is the question’s, so it is not answered 500.
 */
export const answerUnreadable: AfterErrorHook = ({ error, req }) => {
  // A form nested too deeply to be walked through overflows the stack.
  if (
    isForm(req) &&
    (error instanceof SyntaxError || error instanceof RangeError || MALFORMED.test(error.message))
  )
    return toAnswer(
      'Nothing was saved: a part of the form that was sent is missing or malformed. Send it again.',
    )
  if (error instanceof URIError || (error instanceof SyntaxError && typeof req.query.where === 'string'))
    return toAnswer('This address cannot be read: what follows “?” or a % in it is malformed.')
  if (isDataFault(error)) return toAnswer('A value that was given has no form that its field could have.')
}

const isForm = ({ headers }: PayloadRequest): boolean =>
  /^multipart\//i.test(headers.get('content-type') ?? '')

/** What busboy says of a form that is none, and Payload of one that names a file instead of sending it. */
const MALFORMED =
  /^(?:Malformed |Missing Content-Type|Multipart: Boundary|Unexpected end of |Unsupported content type|Request is not eligible|Expected response from the upload)/

function isDataFault(error: unknown): boolean {
  const { cause, code } = toNode(error)
  if (typeof code === 'string' && /^(?:22...|42883)$/.test(code)) return true
  return cause !== undefined && isDataFault(cause)
}

const toAnswer = (message: string) => ({ response: { errors: [{ message }] }, status: 400 })
