import type { PayloadRequest } from 'payload'

/** What is put on record. */
export const ACTIONS = {
  login: 'Signed in',
  logout: 'Signed out',
  account: 'Account or role',
  factor: 'Second factor',
  invite: 'Invited',
  session: 'Session ended',
  approve: 'Approved',
  return: 'Returned',
  publish: 'Published',
  withdraw: 'Withdrawn',
  delete: 'Deleted',
  reissue: 'Disclaimer re-issued',
  schedule: 'Scheduled',
  share: 'Preview shared',
  hide: 'Earlier wordings taken down',
  export: 'Exported',
  settings: 'Setting changed',
} as const

export type Entry = {
  action: keyof typeof ACTIONS
  /** The document it was done to, as “articles/ID”. */
  subject?: string
  what: string
}

/** Puts on record what the request does, in its own transaction: neither happens without the other. */
export async function recordAudit(req: PayloadRequest, entry: Entry): Promise<void> {
  await req.payload.create({ collection: 'audit', data: toRow(entry, req.user), depth: 0, req })
}

/** Puts on record what an account did in a request that is refused: all else it did is undone, this stays. */
export async function recordAside({ payload }: PayloadRequest, account: Actor, entry: Entry): Promise<void> {
  await payload.create({
    collection: 'audit',
    data: toRow(entry, account),
    depth: 0,
    disableTransaction: true,
  })
}

type Actor = { id: string; name: string }

const toRow = ({ action, subject, what }: Entry, actor: Actor | null | undefined) => ({
  action,
  actor: actor?.name ?? 'The newsroom itself',
  actorId: actor?.id ?? null,
  subject: subject ?? null,
  what,
})
