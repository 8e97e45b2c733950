import type { Payload } from 'payload'
import { endOfSharing, toSharedToken } from '@/lib/preview-link'
import { getPreview } from '@/queries/preview'
import { getShared } from '@/queries/preview-shared'
import { body, link, paragraph } from '@/scripts/seed/lexical'
import { signIn } from './colleagues'
import { createArticle, createJpeg } from './factories'

/** The secret of the newsroom under test. */
export const SECRET = 'a secret that only the tests ever use'

/** What tests of previews are made with, in that newsroom. */
export function usePreviews(payload: () => Payload) {
  /** A colleague and his session, as his browser shows it. */
  async function openSession(role: 'contributor' | 'editor' | 'publisher' = 'editor') {
    const { user, token } = await signIn(payload(), role)
    const headers = new Headers({ cookie: `payload-token=${token}`, 'sec-fetch-site': 'same-origin' })
    return { user, token, headers }
  }

  const createDraft = (data: Parameters<typeof createArticle>[1] = {}) =>
    createArticle(payload(), { headline: 'Not out yet', ...data, _status: 'draft' })

  const newestVersionOf = async (id: string) => {
    const { docs } = await payload().findVersions({
      collection: 'articles',
      where: { parent: { equals: id } },
      sort: '-updatedAt',
      limit: 1,
    })
    return docs[0]?.id ?? ''
  }

  /** A token for the article's newest version, past the endpoint that gives them out. */
  const tokenFor = async (id: string, until = endOfSharing(new Date(), 7), secret = SECRET) =>
    toSharedToken({ version: await newestVersionOf(id), until }, secret)

  const previewOf = async (id: string, headers: Headers) => {
    const preview = await getPreview(id, headers)
    if (!preview || preview === 'signed-out') throw new Error(`No preview: ${preview}`)
    return preview
  }

  const sharedOf = async (token: string) => {
    const shared = await getShared(token)
    if (!shared || shared === 'over') throw new Error(`Not shared: ${shared}`)
    return shared
  }

  const createPicture = async () => {
    const data = await createJpeg()
    return payload().create({
      collection: 'media',
      data: { alt: 'A square' },
      file: { data, mimetype: 'image/jpeg', name: 'x.jpg', size: data.length },
    })
  }

  return { openSession, createDraft, newestVersionOf, tokenFor, previewOf, sharedOf, createPicture }
}

/** A body that links to the article. */
export const bodyTo = (id: string, words: string) =>
  body([
    paragraph([
      {
        ...link(words, ''),
        fields: { linkType: 'internal', doc: { relationTo: 'articles', value: id }, newTab: false },
      },
    ]),
  ])
