import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes, html } from 'parse5'
import { toMediaType } from '@/lib/edition'
import { attributeOf, listElements, textOf } from '@/lib/plain'
import { absoluteUrl } from '@/lib/urls'

type Document = DefaultTreeAdapterTypes.Document
type Element = DefaultTreeAdapterTypes.Element

/** Resolves to a stored picture's bytes. */
export type OpenPicture = (address: string) => Promise<Buffer>

/** Pixels of width a picture is kept at, the wider where all of a page's together are small enough. */
const WIDTHS = [960, 480]

/** Bytes of a file's pictures, which are a third more in it: with its words the file stays below two million. */
const LARGEST = 1_350_000

/**
 * Makes a page that was made plain one file which is complete by itself: its pictures are inside, its links lead to the site from
 * wherever it lies, and its policy lets a browser fetch nothing. Pictures beyond the size of a file become links to them.
 */
export async function toOffline(document: Document, siteUrl: string, open: OpenPicture): Promise<void> {
  removeAll(document, isOfTheWeb)
  await placePictures(document, siteUrl, open)
  for (const element of listElements(document)) {
    if (element.tagName === 'a') leadToSite(element, siteUrl)
    if (attributeOf(element, 'http-equiv') === 'Content-Security-Policy') closePolicy(element)
  }
}

/** What a file that lies somewhere fetches all the same, in words for the operator. */
export function listFetched(document: Document): string[] {
  return [...listElements(document)].flatMap((element) => {
    const { tagName, attrs } = element
    if (tagName === 'style' && /url\((?!['"]?data:)|@import/i.test(textOf(element)))
      return ['its style fetches something']
    return attrs
      .filter(({ name }) => ['src', 'srcset', 'poster'].includes(name))
      .filter(({ value }) => !value.startsWith('data:'))
      .map(({ name, value }) => `<${tagName}> has a ${name} outside the file (${value.slice(0, 100)})`)
  })
}

/** Scripts that nothing runs, and links by which machines find what a file has no part in. */
const isOfTheWeb = (element: Element): boolean =>
  element.tagName === 'script' || (element.tagName === 'link' && attributeOf(element, 'rel') !== 'canonical')

function removeAll(
  parent: DefaultTreeAdapterTypes.ParentNode,
  isRemoved: (element: Element) => boolean,
): void {
  parent.childNodes = parent.childNodes.filter((child) => !(tree.isElementNode(child) && isRemoved(child)))
  for (const child of parent.childNodes) if (tree.isElementNode(child)) removeAll(child, isRemoved)
}

function leadToSite(link: Element, siteUrl: string): void {
  const href = link.attrs.find(({ name }) => name === 'href')
  if (href?.value.startsWith('/')) href.value = absoluteUrl(href.value, siteUrl)
}

function closePolicy(meta: Element): void {
  const content = meta.attrs.find(({ name }) => name === 'content')
  if (!content) return
  const [style = "style-src 'none'"] = /style-src [^;]*/.exec(content.value) ?? []
  content.value = `default-src 'none'; script-src 'none'; ${style}; img-src data:; base-uri 'none'; form-action 'none'`
}

async function placePictures(document: Document, siteUrl: string, open: OpenPicture): Promise<void> {
  const pictures = [...listElements(document)].filter(isPicture)
  const opened = await openAll(pictures, open)
  let left = LARGEST
  for (const [index, picture] of pictures.entries()) {
    const { path, bytes } = opened[index] ?? {}
    if (!path || !bytes) continue
    const image = picture.tagName === 'img' ? picture : findImage(picture)
    const fits = bytes.length <= left
    if (fits) left -= bytes.length
    const placed = fits ? toImage(image, path, bytes) : toLink(image, absoluteUrl(path, siteUrl))
    tree.insertBefore(picture.parentNode ?? document, placed, picture)
    tree.detachNode(picture)
  }
}

/** The pictures' files at the widest width at which all of them are small enough, else at the narrowest. */
async function openAll(pictures: Element[], open: OpenPicture): Promise<{ path: string; bytes: Buffer }[]> {
  let opened: { path: string; bytes: Buffer }[] = []
  for (const width of WIDTHS) {
    opened = []
    for (const picture of pictures) {
      const path = choose(picture, width)
      opened.push({ path, bytes: path ? await open(path) : Buffer.alloc(0) })
    }
    if (opened.reduce((sum, { bytes }) => sum + bytes.length, 0) <= LARGEST) break
  }
  return opened
}

const isPicture = ({ tagName, parentNode }: Element): boolean =>
  tagName === 'picture' || (tagName === 'img' && !(parentNode && isNamed(parentNode, 'picture')))

const isNamed = (node: DefaultTreeAdapterTypes.ParentNode, name: string): boolean =>
  'tagName' in node && node.tagName === name

const findImage = (picture: Element): Element | undefined =>
  [...listElements(picture)].find(({ tagName }) => tagName === 'img')

/** The address of the picture's WebP, which every browser of these years knows, nearest below the width; of its only file where it has none. */
function choose(picture: Element, width: number): string {
  const webp = [...listElements(picture)].find((element) => attributeOf(element, 'type') === 'image/webp')
  const files = (attributeOf(webp ?? picture, 'srcset') ?? '')
    .split(',')
    .map((each) => each.trim().split(/\s+/))
    .map(([path = '', size = '']) => ({ path, width: Number.parseInt(size) }))
    .filter(({ path, width }) => path && width)
    .sort((a, b) => a.width - b.width)
  const chosen = files.findLast((file) => file.width <= width) ?? files[0]
  const image = picture.tagName === 'img' ? picture : findImage(picture)
  return chosen?.path ?? (image && attributeOf(image, 'src')) ?? ''
}

/** What an image keeps of itself; that it comes later is of no use within one file. */
const KEPT = new Set(['class', 'width', 'height', 'alt'])

function toImage(image: Element | undefined, path: string, bytes: Buffer): Element {
  const src = `data:${toMediaType(path)};base64,${bytes.toString('base64')}`
  const attrs = (image?.attrs ?? []).filter(({ name }) => KEPT.has(name))
  return tree.createElement('img', html.NS.HTML, [...attrs, { name: 'src', value: src }])
}

function toLink(image: Element | undefined, href: string): Element {
  const link = tree.createElement('a', html.NS.HTML, [{ name: 'href', value: href }])
  tree.insertText(link, (image && attributeOf(image, 'alt')) || href)
  return link
}
