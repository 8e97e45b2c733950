import { createHash } from 'node:crypto'
import type { PayloadRequest, SelectType } from 'payload'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { listPictures } from './checklist'

/** What readers get of a document that an article shows. */
const SHOWN = {
  disclaimers: { text: true },
  authors: { name: true, biography: true, portrait: true, links: true },
  topics: { name: true },
  media: { filename: true, alt: true, decorative: true, credit: true },
} satisfies Record<string, SelectType>

type Shown = keyof typeof SHOWN

/**
 * SHA-256, in hexadecimal, of what the article's disclaimer, bylines, topics and pictures say and show just now: they are changed apart
 * from it, and an approval is for what readers would get.
 */
export async function hashOfShown(article: Partial<Article>, req: PayloadRequest): Promise<string> {
  const ids: Record<Shown, (string | undefined)[]> = {
    disclaimers: [toId(article.disclaimer)],
    authors: (article.authors ?? []).map(toId),
    topics: (article.topics ?? []).map(toId),
    media: listPictures(article).map(({ id }) => id),
  }
  const parts = await Promise.all(
    (['disclaimers', 'authors', 'topics', 'media'] as const).map((collection) =>
      read(
        collection,
        ids[collection].filter((id) => id !== undefined),
        req,
      ),
    ),
  )
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

async function read(collection: Shown, ids: string[], req: PayloadRequest): Promise<unknown> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.find({
    collection,
    where: { id: { in: ids } },
    select: SHOWN[collection],
    sort: 'id',
    depth: 0,
    pagination: false,
    req,
  })
  return docs.map((doc) => {
    const fields: Record<string, unknown> = { ...doc }
    return Object.keys(SHOWN[collection]).map((name) => fields[name] ?? null)
  })
}
