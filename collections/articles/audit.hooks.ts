import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'
import type { Article } from '@/payload-types'
import { recordAudit } from '../audit/record'
import { decisionOf } from './approval'
import { labelOf } from '@/lib/gone'
import { isWithdrawal } from './approval.hooks'
import { getRow } from './row'

/** A withdrawal is put on record before it is made, while the row still says what readers have. */
export const auditWithdrawal: CollectionBeforeChangeHook<Article> = async ({ data, originalDoc, req }) => {
  const row = await getRow(originalDoc, req)
  if (row?.id && isWithdrawal(row, data, req))
    await recordAudit(req, {
      action: 'withdraw',
      subject: `articles/${row.id}`,
      what: toTold(row, { ...originalDoc, ...data }.goneFor),
    })
}

/** Another choice of what readers are told of a withdrawal is put on record beside it. */
export const auditGoneFor = (
  row: Partial<Article>,
  goneFor: Article['goneFor'],
  req: PayloadRequest,
): Promise<void> =>
  recordAudit(req, {
    action: 'withdraw',
    subject: `articles/${row.id}`,
    what: `${row.headline ?? 'Untitled'} (readers are told: ${labelOf(goneFor)})`,
  })

const toTold = ({ headline }: Partial<Article>, goneFor: Article['goneFor']): string =>
  `${headline ?? 'Untitled'}${goneFor ? ` (readers are told: ${labelOf(goneFor)})` : ''}`

/** Approvals, times, publications and every other wording of a disclaimer that readers get are put on record. */
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
  if (isReissue(doc, previousDoc))
    await recordAudit(req, {
      action: 'reissue',
      subject,
      what: `${doc.headline}: revision ${doc.disclaimerOfRecord?.revision} (${doc.disclaimerOfRecord?.sha256?.slice(0, 12)})`,
    })
  for (const field of ['publishOn', 'withdrawOn'] as const)
    if (doc[field] && doc[field] !== previousDoc[field])
      await recordAudit(req, {
        action: 'schedule',
        subject,
        what: `${doc.headline}: ${field === 'publishOn' ? 'publish' : 'withdraw'} on ${doc[field]}`,
      })
  if (doc._status === 'published') await recordAudit(req, { action: 'publish', subject, what: doc.headline })
}

/** Whether readers get another wording in place of the one on record, asked for as such or by choosing another disclaimer. */
const isReissue = (doc: Article, before: Partial<Article>): boolean =>
  Boolean(before.disclaimerOfRecord?.frozenAt) &&
  doc.disclaimerOfRecord?.frozenAt !== before.disclaimerOfRecord?.frozenAt

export const auditDeletion: CollectionAfterDeleteHook<Article> = ({ doc, req }) =>
  recordAudit(req, { action: 'delete', subject: `articles/${doc.id}`, what: doc.headline })
