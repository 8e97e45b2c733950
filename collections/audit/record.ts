import type { PayloadRequest } from 'payload'

/** What is put on record. */
export const ACTIONS = {
  login: 'Signed in',
  logout: 'Signed out',
  account: 'Account or role',
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
} as const

export type Entry = {
  action: keyof typeof ACTIONS
  /** The document it was done to, as “articles/ID”. */
  subject?: string
  what: string
}

/** Puts on record what the request does, in its own transaction: neither happens without the other. */
export async function recordAudit(req: PayloadRequest, { action, subject, what }: Entry): Promise<void> {
  await req.payload.create({
    collection: 'audit',
    data: {
      action,
      actor: req.user?.name ?? 'The newsroom itself',
      actorId: req.user?.id ?? null,
      subject: subject ?? null,
      what,
    },
    depth: 0,
    req,
  })
}
