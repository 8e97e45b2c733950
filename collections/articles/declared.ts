import { isForReaders } from '@/lib/context-notes'
import { isNode, toId, toLines, toNode } from '@/lib/lexical'
import type { Article } from '@/payload-types'
import { toEssence } from './public-words'
import { whyNotSpelling } from './spelling'

type Draft = Partial<Article>

/**
 * Whether readers would be told otherwise than before: in the text, the call to action, the sources, the first day or publisher, or
 * a context note that they have. A note that is new to them is dated itself, and a call to action ends at its time: neither counts.
 */
export function isToldOtherwise(row: Draft, next: Draft): boolean {
  const [before, after] = toBoth(row, next)
  return JSON.stringify(before) !== JSON.stringify(after)
}

/** Why the change is more than mended spelling, or undefined; links, pictures, formats, days and whatever else is no word stay as they are. */
export function whyNotMinor(row: Draft, next: Draft): string | undefined {
  const [before, after] = toBoth(row, next)
  if (JSON.stringify(before.shape) !== JSON.stringify(after.shape))
    return 'A paragraph, a link, a picture, a format, an entry or a day differs.'
  // A word may begin in bold and end without: what is told is also compared line by line.
  return whyNotSpelling(before.texts, after.texts) ?? whyNotSpelling(toLines(row.body), toLines(next.body))
}

/** All that is told, its texts in their order and everything else with blanks for them. */
type Told = { shape: unknown; texts: string[] }

function toBoth(row: Draft, next: Draft): [before: Told, after: Told] {
  const notes = notesOf(row)
  // Published without a first day, an article gets that of its publication here.
  const firstDay = row.publishedAt
  return [toTold(row, notes, firstDay), toTold(next, findAgain(notes, notesOf(next)), firstDay)]
}

function toTold(article: Draft, contextNotes: unknown[], firstDay: Draft['publishedAt']): Told {
  const { headline, standfirst, leadCaption, body, sources, firstPublisher } = article
  const { text, url, by } = article.callToAction ?? {}
  const firstPublishedAt = article.firstPublishedAt ?? firstDay
  const told = {
    headline,
    standfirst,
    leadCaption,
    body,
    sources,
    firstPublisher,
    firstPublishedAt,
    contextNotes,
  }
  const texts: string[] = []
  return { shape: toShape(toEssence({ ...told, callToAction: { text, url, by } }), texts), texts }
}

const notesOf = ({ contextNotes }: Draft): unknown[] =>
  [contextNotes].flat().filter((note) => isForReaders(toNode(note)))

/** Of each note what became of it, by its id or else by what it says; nothing where it is gone. */
const findAgain = (notes: unknown[], among: unknown[]): unknown[] =>
  notes.map(
    (note) =>
      among.find((each) => toId(note) !== undefined && toId(each) === toId(note)) ??
      among.find((each) => toSaid(each) === toSaid(note)),
  )

const toSaid = (note: unknown): string => {
  const texts: string[] = []
  return JSON.stringify([toShape(toEssence(note), texts), texts])
}

/** Names under which readers’ words are stored; what stands under others is no word. */
const TEXTS = new Set([
  'headline', 'standfirst', 'leadCaption', 'caption', 'quote', 'attribution', 'heading', 'title', 'description', 'text', 'name', 'by',
  'sentence',
]) // prettier-ignore

const TIMES = new Set(['date', 'firstPublishedAt'])

function toShape(value: unknown, texts: string[], name = ''): unknown {
  if (typeof value === 'string') {
    // One moment may be written in several ways.
    if (TIMES.has(name)) return Date.parse(value)
    if (TEXTS.has(name)) texts.push(value)
    return TEXTS.has(name) || value
  }
  if (Array.isArray(value)) return joinTexts(value).map((each) => toShape(each, texts))
  if (!isNode(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toShape(each, texts, key)]))
}

/** The editor may keep one run of words of one format as several nodes. */
function joinTexts(nodes: unknown[]): unknown[] {
  const joined: unknown[] = []
  for (const node of nodes) {
    const [last, next] = [toNode(joined.at(-1)), toNode(node)]
    if (last.type === 'text' && next.type === 'text' && last.format === next.format)
      joined.splice(-1, 1, { ...last, text: `${wordsOf(last)}${wordsOf(next)}` })
    else joined.push(node)
  }
  return joined
}

const wordsOf = ({ text }: { text?: unknown }): string => (typeof text === 'string' ? text : '')
