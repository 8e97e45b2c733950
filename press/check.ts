import type { DefaultTreeAdapterTypes } from 'parse5'
import { isAbsentPage } from '@/lib/edition'
import { attributeOf, listElements } from '@/lib/plain'
import { absoluteUrl, canonicalPath, isSafeLink } from '@/lib/urls'

type Element = DefaultTreeAdapterTypes.Element

/** Attributes that no editor writes: a value that is none is a fault of ours. */
const PROGRAMMED = ['class', 'id', 'src', 'srcset', 'lang', 'dir', 'datetime']

/** Attributes by which a browser fetches, or sends, without being asked by the reader. */
const FETCHED = ['src', 'srcset', 'poster', 'action', 'formaction', 'data', 'background']

/**
 * What is wrong with a page that was made plain, in words for the operator; nothing when it may be printed. It must run
 * nothing, fetch nothing from another host, have all its parts, and name its own address, or the article's it is a copy of, as the canonical one.
 */
export function listFaults(
  document: DefaultTreeAdapterTypes.Document,
  address: string,
  siteUrl: string,
): string[] {
  const elements = [...listElements(document)]
  return [...elements.flatMap((element) => faultsOf(element)), ...canonicalFaults(elements, address, siteUrl)]
}

function faultsOf(element: Element): string[] {
  const { tagName, attrs } = element
  const what = `<${tagName}>`
  if (['iframe', 'object', 'embed', 'frame', 'base'].includes(tagName)) return [`it has an ${what}`]
  if (tagName === 'template')
    return ['a part of it is missing (<template>): a component waited for something']
  return attrs.flatMap(({ name, value }) => {
    if (name.startsWith('on')) return [`${what} has a script in “${name}”`]
    if (name === 'style') return [`${what} has a style of its own, which the page’s policy forbids`]
    if (PROGRAMMED.includes(name) && /\[object \w+\]|^undefined$/.test(value))
      return [`${what} has an unfilled “${name}”`]
    if (FETCHED.includes(name) && splitSet(name, value).some((url) => !isOwn(url)))
      return [`${what} fetches from elsewhere (${value.slice(0, 100)})`]
    if (name === 'href' && tagName === 'a' && !isSafeLink(value))
      return [`a link leads to ${value.slice(0, 100)}`]
    if (name === 'href' && tagName === 'link' && isFetched(element) && !isOwn(value))
      return [`<link> fetches from elsewhere (${value.slice(0, 100)})`]
    return []
  })
}

const splitSet = (name: string, value: string) =>
  name === 'srcset' ? value.split(',').map((part) => part.trim().split(' ')[0] ?? '') : [value]

/** A path of this site. */
const isOwn = (url: string) => url.startsWith('/') && !url.startsWith('//')

const isFetched = (link: Element) =>
  (attributeOf(link, 'rel') ?? '')
    .split(' ')
    .some((rel) =>
      /^(?:stylesheet|icon|preload|prefetch|preconnect|manifest|apple-touch-icon|dns-prefetch|modulepreload)$/.test(
        rel,
      ),
    )

function canonicalFaults(elements: Element[], address: string, siteUrl: string): string[] {
  const found = elements
    .filter((element) => element.tagName === 'link' && attributeOf(element, 'rel') === 'canonical')
    .map((element) => attributeOf(element, 'href') ?? '')
  const expected = isAbsentPage(address) ? [] : [absoluteUrl(canonicalPath(address), siteUrl)]
  const isRight =
    found.length === expected.length && found.every((url) => absoluteUrl(url, siteUrl) === expected[0])
  return isRight
    ? []
    : [`its canonical address is ${found.join(', ') || 'missing'} instead of ${expected[0] ?? 'none'}`]
}
