import { isSafeLink, isSlug } from '@/lib/urls'
import { listNodes, type Node, toId, toNode, toWords } from '@/lib/lexical'
import type { Article, Media } from '@/payload-types'
import { listLooseNotes, listUnfinished } from './unfinished'

/** One thing that is missing or doubtful; `path` is the field's, as the editor's form names it. */
export type Remark = { path: string; label: string; message: string }

/** What keeps an article from being published, and what an editor may want to look at again. */
export type Checklist = { failures: Remark[]; warnings: Remark[] }

/** What the check needs to know besides the article: its pictures, and whether a path of this site leads anywhere. */
export type Surroundings = {
  pictures: Map<string, Pick<Media, 'alt' | 'decorative' | 'credit'>>
  isPublic: (target: { collection: string; id: string } | string) => boolean
}

const LONG_PARAGRAPH = 150

export function toChecklist(article: Partial<Article>, surroundings: Surroundings): Checklist {
  const nodes = [...listNodes(article.body)]
  return {
    failures: [
      ...listMissing(article),
      ...listBarePictures(article, surroundings),
      ...listHeadingFaults(nodes),
      ...listLinkFaults(nodes),
      ...listUnfinished(article, nodes),
    ],
    warnings: [
      ...listDoubts(article, nodes),
      ...listLooseNotes(article),
      ...listBrokenLinks(nodes, surroundings),
    ],
  }
}

/** The pictures an article shows, each with the field it stands in. */
export function listPictures(article: Partial<Article>): { id: string; path: string; label: string }[] {
  const lead = toId(article.leadImage)
  const figures = [...listNodes(article.body)].flatMap((node) => toId(toNode(node.fields).image) ?? [])
  return [
    ...(lead ? [{ id: lead, path: 'leadImage', label: 'Lead image' }] : []),
    ...figures.map((id, index) => ({ id, path: 'body', label: `Picture ${index + 1} in the text` })),
  ]
}

function listMissing({
  headline,
  standfirst,
  firstPublisher,
  slug,
  authors,
  kind,
  disclaimer,
  body,
}: Partial<Article>): Remark[] {
  const wanted: [boolean, Remark][] = [
    [Boolean(headline?.trim()), { path: 'headline', label: 'Headline', message: 'Give it a headline.' }],
    // What others published first is taken as it was.
    [Boolean(standfirst?.trim() || firstPublisher?.name?.trim()), { path: 'standfirst', label: 'Standfirst', message: 'Write a standfirst: one or two sentences for lists and feeds.' }],
    [Boolean(slug), { path: 'slug', label: 'Slug', message: 'Give the address a name, or write the headline it is made from.' }],
    [!slug || isSlug(slug), { path: 'slug', label: 'Slug', message: 'Use only lower-case letters a–z, digits and single hyphens.' }],
    [(authors?.length ?? 0) > 0, { path: 'authors', label: 'Byline', message: 'Name at least one author.' }],
    [Boolean(kind), { path: 'kind', label: 'Kind', message: 'Say what kind of piece it is.' }],
    [Boolean(disclaimer), { path: 'disclaimer', label: 'Disclaimer', message: 'Choose the disclaimer that stands below it.' }],
    [[...listNodes(body)].some((node) => toWords(node).trim() !== ''), { path: 'body', label: 'Text', message: 'Write the text.' }],
  ] // prettier-ignore
  return wanted.flatMap(([isThere, remark]) => (isThere ? [] : [remark]))
}

function listBarePictures(article: Partial<Article>, { pictures }: Surroundings): Remark[] {
  return listPictures(article).flatMap(({ id, path, label }) => {
    const picture = pictures.get(id)
    if (!picture) return [{ path, label, message: 'This picture no longer exists: choose another.' }]
    return [
      ...(picture.decorative || picture.alt?.trim() ? [] : [{ path, label, message: 'Describe the picture for readers who cannot see it, or mark it as decorative.' }]),
      ...(picture.credit?.trim() ? [] : [{ path, label, message: 'Say who made the picture: it has no credit.' }]),
    ] // prettier-ignore
  })
}

/** Under the headline (h1) the first heading is an h2, and each later one at most one level deeper than the one before it. */
function listHeadingFaults(nodes: Node[]): Remark[] {
  let level = 1
  return nodes.flatMap((node) => {
    if (node.type !== 'heading') return []
    const words = toWords(node).trim()
    const next = Number(String(node.tag).slice(1))
    const isSkipping = next > level + 1
    level = next
    const remark = (message: string) => [{ path: 'body', label: 'Headings', message }]
    if (!words) return remark('There is a heading without words.')
    return isSkipping
      ? remark(`“${words}” skips a level: make it a heading ${level - 1} or put one above it.`)
      : []
  })
}

function listLinkFaults(nodes: Node[]): Remark[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'autolink') return []
    const words = toWords(node).trim()
    const { linkType, url, doc } = toNode(node.fields)
    const remark = (message: string) => [{ path: 'body', label: 'Links', message }]
    if (!words) return remark('There is a link without words: readers would not see it.')
    const isWhole =
      linkType === 'internal' ? toId(toNode(doc).value) : typeof url === 'string' && isSafeLink(url)
    return isWhole ? [] : remark(`The link “${words}” has no address that works.`)
  })
}

/** Words that say when by the day they were written; years later they say something else. */
const RELATIVE =
  /\b(?:last|this|next) (?:week|month|year|summer|autumn|winter|spring)\b|\b(?:yesterday|today|tomorrow|currently|recently|nowadays|earlier this \w+|(?:a|one|two|three|\d+) (?:day|week|month|year)s? ago)\b/giu

function listDoubts({ sources, standfirst }: Partial<Article>, nodes: Node[]): Remark[] {
  const paragraphs = nodes.filter(({ type }) => type === 'paragraph').map(toWords)
  const relative = (path: string, text: string) => {
    const found = [...new Set([...text.matchAll(RELATIVE)].map(([each]) => `“${each.toLowerCase()}”`))]
    const message = `${found.join(', ')} will mean another time to later readers: give the date.`
    return found.length > 0 ? [{ path, label: 'Dates', message }] : []
  }
  const long = paragraphs.filter((text) => text.split(/\s+/u).filter(Boolean).length > LONG_PARAGRAPH)
  return [
    ...relative('standfirst', standfirst ?? ''),
    ...relative('body', paragraphs.join('\n')),
    ...((sources?.length ?? 0) > 0 ? [] : [{ path: 'sources', label: 'Sources', message: 'It names no source.' }]),
    ...long.map((text) => ({ path: 'body', label: 'Paragraphs', message: `“${text.slice(0, 40)}…” has more than ${LONG_PARAGRAPH} words.` })),
  ] // prettier-ignore
}

function listBrokenLinks(nodes: Node[], { isPublic }: Surroundings): Remark[] {
  return nodes.flatMap((node) => {
    const target = toTarget(node)
    if (target === undefined || isPublic(target)) return []
    return [
      {
        path: 'body',
        label: 'Links',
        message: `The link “${toWords(node)}” leads to a page that readers do not have.`,
      },
    ]
  })
}

/** Where a link leads within this site. */
export function toTarget(node: Node): { collection: string; id: string } | string | undefined {
  if (node.type !== 'link') return undefined
  const { linkType, url, doc } = toNode(node.fields)
  if (linkType !== 'internal') return typeof url === 'string' && /^\/(?!\/)/.test(url) ? url : undefined
  const { relationTo, value } = toNode(doc)
  const id = toId(value)
  return id && typeof relationTo === 'string' ? { collection: relationTo, id } : undefined
}
