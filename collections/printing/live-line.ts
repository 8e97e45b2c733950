import { absoluteUrl } from '@/lib/urls'
import { formatAgo } from './duration'
import type { Standing } from './edition'

/** Where a document is for readers: an address between words, or words alone. */
export type LiveLine = { before: string; address: string | null; after: string }

/** What readers may see of a document, and what they do see at its address. */
export type Place = {
  isPublished: boolean
  /** Undefined for a document that no reader has ever seen. */
  path: string | undefined
  standing: Standing | undefined
  siteUrl: string
}

/**
 * The line in a document's sidebar, or undefined for what was never published. A page may be older than the last
 * change of its document: what changes nothing that readers see is not printed again.
 */
export function toLiveLine({ isPublished, path, standing, siteUrl }: Place, now: Date): LiveLine | undefined {
  if (path === undefined) return undefined
  const address = absoluteUrl(path, siteUrl)
  if (isPublished) {
    return standing?.kind === 'page'
      ? { before: 'Live: ', address, after: `, printed ${formatAgo(standing.printed, now)}` }
      : { before: 'Published; waiting for the press', address: null, after: '' }
  }
  if (standing?.kind === 'gone') return { before: 'Withdrawn: ', address, after: ' answers 410' }
  if (standing?.kind === 'moved') return { before: 'Withdrawn: ', address, after: ' leads elsewhere' }
  return { before: 'Withdrawn; waiting for the press', address: null, after: '' }
}
