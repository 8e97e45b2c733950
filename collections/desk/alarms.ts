import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { LATE } from '@/lib/press-queue'
import type { Article } from '@/payload-types'

/** An article whose time was set: what is to happen to it then, and what went wrong when the time came. */
export type DueArticle = {
  id: string
  headline: string | null | undefined
  action: 'publish' | 'withdraw'
  time: string
  isApproved: boolean
  /** Undefined while its time is still to come. */
  fault: { isFinal: boolean; reason: string | undefined } | undefined
}

/** Jobs looked at; a newsroom has some dozens. */
const MOST = 500

const inputSchema = z.object({
  article: z.string(),
  action: z.enum(['publish', 'withdraw']),
  time: z.iso.datetime(),
})
const errorSchema = z.object({ message: z.string() }).catch({ message: 'It failed without a word.' })

/** What is due, the earliest first. A job whose article has since got another time, or none, says nothing any more. */
export async function listDue(payload: Payload, user: TypedUser, now: Date): Promise<DueArticle[]> {
  const { docs: jobs } = await payload.find({
    collection: 'payload-jobs',
    where: { queue: { equals: 'desk' } },
    select: { input: true, hasError: true, error: true },
    sort: 'waitUntil',
    limit: MOST,
    pagination: false,
    depth: 0,
  })
  const due = jobs.flatMap(({ input, hasError, error }) => {
    const { data } = inputSchema.safeParse(input)
    return data ? [{ ...data, reason: hasError ? errorSchema.parse(error).message : undefined }] : []
  })
  const articles = await findArticles([...new Set(due.map(({ article }) => article))], payload, user)
  return due
    .flatMap(({ article: id, action, time, reason }): DueArticle[] => {
      const article = articles.get(id)
      if (!article || article[action === 'publish' ? 'publishOn' : 'withdrawOn'] !== time) return []
      const isLate = new Date(time).getTime() < now.getTime() - LATE * 1000
      return [
        {
          id,
          headline: article.headline,
          action,
          time,
          isApproved: Boolean(article.approval?.hash),
          fault: reason !== undefined || isLate ? { isFinal: reason !== undefined, reason } : undefined,
        },
      ]
    })
    .sort((a, b) => (a.time < b.time ? -1 : 1))
}

type Found = Pick<Article, 'id' | 'headline' | 'publishOn' | 'withdrawOn' | 'approval'>

async function findArticles(ids: string[], payload: Payload, user: TypedUser): Promise<Map<string, Found>> {
  if (ids.length === 0) return new Map()
  const { docs } = await payload.find({
    collection: 'articles',
    where: { id: { in: ids } },
    select: { headline: true, publishOn: true, withdrawOn: true, approval: true },
    draft: true,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user,
  })
  return new Map(docs.map((article) => [article.id, article]))
}
