import type { GlobalBeforeChangeHook } from 'payload'
import { recordAudit } from './audit/record'
import { demandFresh } from './users/sessions/fresh.hooks'

/**
 * Settings that protect the newsroom from one of its own, or from losing everything, are changed by whoever has just shown his second factor, and
 * what they were and are is put on record.
 */
export const guardProtection =
  (fields: string[]): GlobalBeforeChangeHook =>
  async ({ data, global, originalDoc, req }): Promise<unknown> => {
    const before: unknown = originalDoc
    const toValue = (settings: unknown, field: string): unknown =>
      typeof settings === 'object' && settings !== null
        ? (Reflect.get(settings, field) ?? undefined)
        : undefined
    const changed = fields.filter((field) => field in data && toValue(data, field) !== toValue(before, field))
    if (changed.length === 0) return data
    await demandFresh(req)
    const what = changed.map(
      (field) => `${field}: ${String(toValue(before, field))} → ${String(toValue(data, field))}`,
    )
    await recordAudit(req, { action: 'settings', subject: `globals/${global.slug}`, what: what.join(', ') })
    return data
  }
