import { parse } from 'parse5'
import { attributeOf, listElements } from '@/lib/plain'
import { ask, BROWSER } from './ask'

export type FirstView = { name: string; requests: number; bytes: number }

/**
 * What a browser needs before it can show the page's words: the page, and the styles and scripts that it names. Icons and the
 * manifest, which it asks for once all is shown, are no part of that.
 */
export async function measureFirstView(site: string, name: string, path: string): Promise<FirstView> {
  const page = await ask(site + path, BROWSER)
  const words = await ask(site + path)
  if (page.status !== 200) throw new Error(`${path} answers ${page.status}.`)
  const named = [...listElements(parse(words.body.toString()))].flatMap((element) => {
    if (element.tagName === 'script') return attributeOf(element, 'src') ?? []
    const isFetched = /stylesheet|preload/.test(attributeOf(element, 'rel') ?? '')
    if (element.tagName !== 'link' || !isFetched || attributeOf(element, 'as') === 'image') return []
    return attributeOf(element, 'href') ?? []
  })
  let bytes = page.wireBytes
  const addresses = new Set(named)
  for (const address of addresses) bytes += (await ask(new URL(address, site + path).href, BROWSER)).wireBytes
  return { name, requests: 1 + addresses.size, bytes }
}
