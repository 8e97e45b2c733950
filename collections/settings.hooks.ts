import { isDeepStrictEqual } from 'node:util'
import type { GlobalBeforeChangeHook } from 'payload'
import { toNode } from '@/lib/lexical'
import { recordAudit } from './audit/record'
import { demandFresh } from './users/sessions/fresh.hooks'

/** What Payload adds to settings by itself. */
const ITS_OWN = new Set(['id', 'globalType', 'createdAt', 'updatedAt'])

/** Puts on record which settings that every page carries were changed, and by whom: they have no versions. Those in `except` are told elsewhere. */
export const recordSettings =
  (except: string[]): GlobalBeforeChangeHook =>
  async ({ data, global, originalDoc, req }): Promise<unknown> => {
    const [before, after] = [toNode(originalDoc), toNode(data)]
    const isChanged = (field: string) => !isDeepStrictEqual(after[field] ?? null, before[field] ?? null)
    const changed = Object.keys(after).filter(
      (field) => !ITS_OWN.has(field) && !except.includes(field) && isChanged(field),
    )
    if (req.user && changed.length > 0) {
      const what = `Changed: ${changed.join(', ')}`
      await recordAudit(req, { action: 'settings', subject: `globals/${global.slug}`, what })
    }
    return data
  }

/**
 * Settings that protect the newsroom from one of its own, or from losing everything, are changed by whoever has just shown his second factor, and
 * what they were and are is put on record.
 */
export const guardProtection =
  (fields: string[]): GlobalBeforeChangeHook =>
  async ({ data, global, originalDoc, req }): Promise<unknown> => {
    const before: unknown = originalDoc
    const toValue = (settings: unknown, field: string): unknown => toNode(settings)[field] ?? undefined
    const changed = fields.filter((field) => field in data && toValue(data, field) !== toValue(before, field))
    if (changed.length === 0) return data
    await demandFresh(req)
    const what = changed.map(
      (field) => `${field}: ${String(toValue(before, field))} → ${String(toValue(data, field))}`,
    )
    await recordAudit(req, { action: 'settings', subject: `globals/${global.slug}`, what: what.join(', ') })
    return data
  }
