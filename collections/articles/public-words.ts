import { createHash } from 'node:crypto'
import { isForReaders } from '@/lib/context-notes'
import { toId, toNode } from '@/lib/lexical'
import type { Article } from '@/payload-types'

type Draft = Partial<Article>

/** What readers get of an article, on its page, in lists or in feeds. Who wrote to colleagues what about it is not part of it. */
const PUBLIC_FIELDS = [
  'headline', 'standfirst', 'slug', 'kind', 'language', 'authors', 'topics', 'leadImage', 'leadCaption', 'body', 'firstPublishedAt',
  'firstPublisher', 'sources', 'corrections', 'contextNotes', 'callToAction', 'disclaimer', 'translationOf', 'translatedBy', 'searchTitle',
  'searchDescription', 'change',
] as const satisfies (keyof Article)[] // prettier-ignore

/** What readers read as its text: the day of a change of these is the day of revision. */
const WORDS = ['headline', 'standfirst', 'leadCaption', 'body'] as const

const RECORD = ['corrections', 'contextNotes'] as const

/**
 * What makes another revision: all that readers are shown as the article itself. Its address, its topics and its call to action, which
 * ends at its time, are not part of that.
 */
const REVISED = [
  ...WORDS, ...RECORD, 'kind', 'language', 'authors', 'leadImage', 'firstPublishedAt', 'firstPublisher', 'sources', 'disclaimer',
  'disclaimerOfRecord', 'translatedBy',
] as const // prettier-ignore

/** SHA-256 of everything public in the article, in hexadecimal: an approval holds for exactly this. */
export const hashOf = (article: Draft): string =>
  createHash('sha256')
    .update(JSON.stringify(toEssence(pick(article, PUBLIC_FIELDS)) ?? null))
    .digest('hex')

/** Whether what readers get would differ, however little. */
export const isChanged = (before: Draft, after: Draft): boolean => hashOf(before) !== hashOf(after)

/** Whether the text itself would differ for readers. */
export const hasNewWords = (before: Draft, after: Draft): boolean =>
  JSON.stringify(toEssence(pick(before, WORDS))) !== JSON.stringify(toEssence(pick(after, WORDS)))

/** Whether readers are told something new about the text: a correction, or a note at one of its sentences. */
export const hasNewRecord = (before: Draft, after: Draft): boolean =>
  JSON.stringify(toEssence(pick(before, RECORD))) !== JSON.stringify(toEssence(pick(after, RECORD)))

/** Whether the article itself would differ for readers, so that what they had becomes an earlier revision of it. */
export const isRevised = (before: Draft, after: Draft): boolean =>
  JSON.stringify(toArticleItself(before)) !== JSON.stringify(toArticleItself(after))

const toArticleItself = (article: Draft) =>
  toEssence({
    ...pick(article, REVISED),
    // One moment may be written in several ways.
    firstPublishedAt: article.firstPublishedAt && Date.parse(article.firstPublishedAt),
  })

function pick(article: Draft, fields: readonly (keyof Article)[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field,
      field === 'contextNotes'
        ? article.contextNotes?.filter(isForReaders)
        : RELATIONS.has(field)
          ? [article[field]].flat().map(toId)
          : article[field],
    ]),
  )
}

const RELATIONS = new Set<keyof Article>(['authors', 'topics', 'leadImage', 'disclaimer', 'translationOf'])

/** Parts of the stored form that say nothing to a reader, and that the editor fills in as it likes. */
const SILENT = new Set([
  'id',
  'version',
  'direction',
  'detail',
  'mode',
  'style',
  'textFormat',
  'textStyle',
  'suggested',
])

/** The value without what is empty or silent, its names in order: the same for the same words, whoever stored them. */
export function toEssence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toEssence).filter((each) => each !== undefined)
  if (typeof value !== 'object' || value === null) return value || undefined
  const entries = Object.entries(toNode(value))
    .filter(([name]) => !SILENT.has(name))
    // Within a body, a document that is linked or shown may be stored populated.
    .map(
      ([name, each]) => [name, name === 'value' || name === 'image' ? (toId(each) ?? each) : each] as const,
    )
    .map(([name, each]) => [name, toEssence(each)] as const)
    .filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}
