import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'parse5'
import { isMedia, toAddress, toFile, toMarker } from '@/lib/edition'
import { isPassed } from '@/lib/passed'
import { attributeOf, listElements } from '@/lib/plain'
import { isOfflinePath } from '@/lib/urls'

type Element = ReturnType<typeof listElements> extends Generator<infer Each> ? Each : never

/** A printed page: its elements, and the names in it that a fragment may lead to. */
type PrintedPage = { address: string; elements: Element[]; ids: Set<string> }

/** A printed file that is no page: a feed, a sitemap or the like. */
type PrintedText = { address: string; text: string }

export type PrintedEdition = { pages: Map<string, PrintedPage>; texts: PrintedText[]; folder: string }

/** Reads every page and text file of an edition. */
export async function readPrinted(folder: string): Promise<PrintedEdition> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => !file.startsWith('.press'))
  const pages = new Map<string, PrintedPage>()
  const texts: PrintedText[] = []
  for (const file of files.sort()) {
    if (file.endsWith('.html')) {
      const elements = [...listElements(parse(await readFile(join(folder, file), 'utf8')))]
      const ids = new Set(elements.flatMap((element) => attributeOf(element, 'id') ?? []))
      const address = `/${file.replace(/(?:\/?index)?\.html$/, '')}`
      pages.set(address, { address, elements, ids })
    } else if (/\.(?:rss|atom|json|opml|xml|txt)$/.test(file)) {
      texts.push({ address: `/${file}`, text: await readFile(join(folder, file), 'utf8') })
    }
  }
  return { pages, texts, folder }
}

/** Attributes by which a page leads to another, or fetches something. */
const FOLLOWED = ['href', 'action', 'formaction', 'src', 'poster']

/** Every address of the site that a page names, however it does. */
function* listNamed({ elements }: PrintedPage, siteUrl: string): Generator<string> {
  for (const element of elements) {
    for (const { name, value } of element.attrs) {
      if (FOLLOWED.includes(name)) yield value
      if (name === 'srcset' || name === 'imagesrcset')
        yield* value.split(',').map((part) => part.trim().split(' ')[0] ?? '')
      if (name === 'content') yield* listAbsolute(value, siteUrl)
    }
    if (element.tagName === 'script')
      for (const child of element.childNodes)
        if ('value' in child) yield* listAbsolute(child.value, siteUrl).map(withoutName)
  }
}

/** In data for machines what follows “#” names a thing (JSON-LD, 3.3), and is no place in the page. */
const withoutName = (address: string) => address.replace(/#.*/, '')

/** The site's own addresses in any text, XML or JSON; what holds a place open (a pattern of a search) is none. */
const listAbsolute = (text: string, siteUrl: string): string[] =>
  text
    .split(siteUrl)
    .slice(1)
    .map((rest) => siteUrl + (/^[^\s"'<>\\`\])}]*/.exec(rest)?.[0] ?? '').replaceAll('&amp;', '&'))
    .map((address) => address.replace(/&quot;.*|[.,;]$/, ''))

/** The links and addresses that lead nowhere: neither to what stands in the edition, nor on, nor to the newsroom's own paths. */
export function listBroken(edition: PrintedEdition, siteUrl: string): string[] {
  const named: [from: string, to: string][] = []
  for (const page of edition.pages.values())
    for (const to of listNamed(page, siteUrl)) named.push([page.address, to])
  for (const { address, text } of edition.texts)
    for (const to of listAbsolute(text, siteUrl)) named.push([address, to])
  const verdicts = new Map<string, boolean>()
  const broken = new Set<string>()
  for (const [from, to] of named) {
    const url = new URL(to, siteUrl + from)
    if (url.origin !== siteUrl) continue
    let leads = verdicts.get(url.href)
    if (leads === undefined) verdicts.set(url.href, (leads = isThere(edition, url)))
    if (!leads) broken.add(`${from} leads to ${to}`)
  }
  return [...broken]
}

function isThere({ pages, folder }: PrintedEdition, { pathname, hash }: URL): boolean {
  const address = toAddress(pathname)
  if (address === undefined) return false
  if (isPassed(address)) return true
  const page = pages.get(address)
  if (page) return hash === '' || page.ids.has(decodeURIComponent(hash.slice(1)))
  if (existsSync(join(folder, toMarker(address, 'moved')))) return true
  return (isMedia(address) || /\.[a-z]+$/.test(address)) && existsSync(join(folder, toFile(address)))
}

/** Whatever a browser would fetch from another host without being asked. */
export function listForeign({ pages }: PrintedEdition): string[] {
  return [...pages.values()].flatMap(({ address, elements }) =>
    elements.flatMap(({ tagName, attrs }) =>
      attrs
        .filter(
          ({ name, value }) =>
            ['src', 'srcset', 'poster', 'data'].includes(name) &&
            !(isOfflinePath(address) ? /^data:image\// : /^\/(?!\/)/).test(value),
        )
        .map(({ value }) => `${address}: <${tagName}> ${value}`),
    ),
  )
}

/** To each page the way from home that takes the fewest links, as the addresses on it. */
export function listWays({ pages }: PrintedEdition): Map<string, string[]> {
  const ways = new Map<string, string[]>([['/', []]])
  for (const [address, way] of ways) {
    for (const element of pages.get(address)?.elements ?? []) {
      const href = attributeOf(element, 'href')
      if (element.tagName !== 'a' || !href?.startsWith('/')) continue
      const { pathname } = new URL(href, 'http://site.invalid')
      const to = decodeURIComponent(pathname)
      if (!ways.has(to) && (pages.has(to) || isPassed(to))) ways.set(to, [...way, href])
    }
  }
  return ways
}
