import { toNode } from '@/lib/lexical'

/** An account’s factors and sessions, as GET /api/users/ID/sign-in tells them. */
export type Overview = {
  isOwn: boolean
  mayManage: boolean
  factors: { id: string; kind: string; name: string; usedAt: string; isLocked: boolean }[]
  recovery: { left: number } | undefined
  sessions: { id: string; createdAt: string; usedAt: string; isThis: boolean }[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const rows = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(toNode) : [])

export function toOverview(body: Record<string, unknown>): Overview {
  const recovery = toNode(body.recovery)
  return {
    isOwn: body.isOwn === true,
    mayManage: body.mayManage === true,
    factors: rows(body.factors).map(({ id, kind, name, usedAt, isLocked }) => ({
      id: text(id),
      kind: text(kind),
      name: text(name),
      usedAt: text(usedAt),
      isLocked: isLocked === true,
    })),
    recovery: typeof recovery.left === 'number' ? { left: recovery.left } : undefined,
    sessions: rows(body.sessions).map(({ id, createdAt, usedAt, isThis }) => ({
      id: text(id),
      createdAt: text(createdAt),
      usedAt: text(usedAt),
      isThis: isThis === true,
    })),
  }
}
