import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'
import type { Article } from '@/payload-types'
import { recordAudit } from '../audit/record'
import { decisionOf } from './approval.hooks'
import { lockRow } from './row'

/** Remembers what readers had before this save, for what is put on record after it. */
export const noteForReaders: CollectionBeforeChangeHook<Article> = async ({ originalDoc, req }) => {
  req.context.wasPublished = (await lockRow(originalDoc?.id, req))?._status === 'published'
}

/** Approvals, publications and withdrawals are put on record. */
export const auditArticle: CollectionAfterChangeHook<Article> = async ({ doc, previousDoc, req }) => {
  const subject = `articles/${doc.id}`
  const decision = decisionOf(req)
  const isNewApproval = doc.approval?.at !== previousDoc.approval?.at && Boolean(doc.approval?.at)
  if (isNewApproval)
    await recordAudit(req, {
      action: 'approve',
      subject,
      what: `${doc.headline} (${doc.approval?.hash?.slice(0, 12)})`,
    })
  if (decision === 'return') await recordAudit(req, { action: 'return', subject, what: doc.headline })
  if (decision === 'reissue')
    await recordAudit(req, {
      action: 'reissue',
      subject,
      what: `${doc.headline}: revision ${doc.disclaimerOfRecord?.revision}`,
    })
  for (const field of ['publishOn', 'withdrawOn'] as const)
    if (doc[field] && doc[field] !== previousDoc[field])
      await recordAudit(req, {
        action: 'schedule',
        subject,
        what: `${doc.headline}: ${field === 'publishOn' ? 'publish' : 'withdraw'} on ${doc[field]}`,
      })
  if (doc._status === 'published') await recordAudit(req, { action: 'publish', subject, what: doc.headline })
  else if (req.context.wasPublished === true && req.context.isDraftSave !== true)
    await recordAudit(req, { action: 'withdraw', subject, what: doc.headline })
}

export const auditDeletion: CollectionAfterDeleteHook<Article> = ({ doc, req }) =>
  recordAudit(req, { action: 'delete', subject: `articles/${doc.id}`, what: doc.headline })
