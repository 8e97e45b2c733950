import type { PayloadRequest } from 'payload'
import { toId } from '@/lib/lexical'
import type { Article } from '@/payload-types'

type Asked = Pick<PayloadRequest, 'user'> & { req: PayloadRequest }

/** Only a form is filled in: a program that leaves something out over REST means it so. */
const isForm = ({ req, user }: Asked): boolean => Boolean(user) && req.payloadAPI === 'local'

/** The wording that stands below what this house writes. */
export async function houseDisclaimer(asked: Asked): Promise<string | undefined> {
  if (!isForm(asked)) return undefined
  const { req } = asked
  const { defaultDisclaimer } = await req.payload.findGlobal({
    slug: 'site',
    depth: 0,
    select: { defaultDisclaimer: true },
    req,
  })
  return toId(defaultDisclaimer)
}

/** The names above the article that this user began before this one. */
export async function lastByline(asked: Asked): Promise<string[] | undefined> {
  const authors = (await getLast(asked))?.authors?.flatMap((author) => toId(author) ?? [])
  return authors?.length ? authors : undefined
}

/** The language that this user last wrote in. */
export const lastLanguage = async (asked: Asked): Promise<Article['language']> =>
  (await getLast(asked))?.language ?? 'en'

type Last = Pick<Article, 'authors' | 'language'>

/** Several fields of one form ask for it. */
const known = new WeakMap<PayloadRequest, Promise<Partial<Last> | undefined>>()

function getLast(asked: Asked): Promise<Partial<Last> | undefined> {
  if (!isForm(asked)) return Promise.resolve(undefined)
  const found = known.get(asked.req) ?? findLast(asked)
  known.set(asked.req, found)
  return found
}

async function findLast({ req, user }: Asked): Promise<Partial<Last> | undefined> {
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: { createdBy: { equals: user?.id } },
    select: { authors: true, language: true },
    sort: '-createdAt',
    draft: true,
    limit: 1,
    pagination: false,
    depth: 0,
    req,
  })
  return docs[0]
}
