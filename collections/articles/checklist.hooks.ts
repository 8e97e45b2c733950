import { type PayloadRequest, ValidationError } from 'payload'
import { listNodes } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { type Checklist, listPictures, type Surroundings, toChecklist, toTarget } from './checklist'

/** The checklist of the article as it is in this request. */
export async function getChecklist(article: Partial<Article>, req: PayloadRequest): Promise<Checklist> {
  return toChecklist(article, await lookAround(article, req))
}

/** What keeps an article from readers is answered in full, each with its field: 400. */
export async function refuseUnfit(article: Partial<Article>, req: PayloadRequest): Promise<void> {
  const { failures } = await getChecklist(article, req)
  if (failures.length === 0) return
  throw new ValidationError({ collection: 'articles', errors: failures }, req.t)
}

async function lookAround(article: Partial<Article>, req: PayloadRequest): Promise<Surroundings> {
  const ids = [...new Set(listPictures(article).map(({ id }) => id))]
  const pictures = ids.length > 0 ? await listPicturesOf(ids, req) : []
  const targets = [...listNodes(article.body)].flatMap((node) => toTarget(node) ?? [])
  const missing = new Set<string>()
  for (const target of targets) if (!(await isPublic(target, req))) missing.add(JSON.stringify(target))
  return {
    pictures: new Map(pictures.map((picture) => [picture.id, picture])),
    isPublic: (target) => !missing.has(JSON.stringify(target)),
  }
}

async function listPicturesOf(ids: string[], req: PayloadRequest) {
  const where = { id: { in: ids } }
  const { docs } = await req.payload.find({ collection: 'media', where, depth: 0, pagination: false, req })
  return docs
}

/** Whether the link leads to something that readers have; of addresses only those of articles are looked up. */
async function isPublic(
  target: { collection: string; id: string } | string,
  req: PayloadRequest,
): Promise<boolean> {
  if (typeof target === 'string') {
    const [, slug] = /^\/articles\/([^/?#]+)/.exec(target) ?? []
    return (
      slug === undefined ||
      (await isFound('articles', { publicSlug: { equals: slug } }, req)) ||
      (await isLedOn(target, req))
    )
  }
  const { collection, id } = target
  if (collection === 'articles' || collection === 'pages')
    return isFound(collection, { id: { equals: id } }, req)
  if (collection !== 'topics' && collection !== 'authors') return false
  return isFound('articles', { [collection]: { equals: id } }, req)
}

async function isFound(
  collection: 'articles' | 'pages',
  where: Record<string, { equals: string }>,
  req: PayloadRequest,
): Promise<boolean> {
  const { totalDocs } = await req.payload.count({
    collection,
    where: { and: [{ _status: { equals: 'published' } }, where] },
    req,
  })
  return totalDocs > 0
}

async function isLedOn(path: string, req: PayloadRequest): Promise<boolean> {
  const [from = ''] = path.split(/[?#]/)
  const where = { and: [{ from: { equals: from } }, { kind: { equals: 'moved' } }] }
  return (await req.payload.count({ collection: 'redirects', where, req })).totalDocs > 0
}
