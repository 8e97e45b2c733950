import { readFile } from 'node:fs/promises'
import { parse } from 'parse5'
import { describe, expect, inject, it } from 'vitest'
import { loginAdministrator } from './site-client'

const site = inject('siteUrl')
const get = (path: string) => fetch(site + path, { redirect: 'manual' })

type Node = { nodeName: string; value?: string; childNodes?: Node[] }
const textOf = (node: Node): string =>
  node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(textOf).join('')
const findAll = (node: Node, name: string): Node[] =>
  (node.childNodes ?? []).flatMap((child) => [
    ...(child.nodeName === name ? [child] : []),
    ...findAll(child, name),
  ])
const listParagraphs = (html: string) => findAll(parse(html), 'p').map(textOf)

const founding = async () => (await readFile('scripts/seed/kazakhstan.txt', 'utf8')).split('\n\n')

describe('the founding article', () => {
  it('stands on its page word for word', async () => {
    const parts = await founding()
    const html = await (await get('/articles/kazakhstans-dirty-little-secret')).text()
    const paragraphs = listParagraphs(html)
    expect(paragraphs.filter((text) => parts.slice(0, 12).includes(text))).toEqual(parts.slice(0, 12))
    expect(paragraphs).toContain(parts[13])
    for (const words of ['Momtaza Warsame', '15 January 2014', 'Opinion', 'Shout Out UK'])
      expect(html).toContain(words)
  })

  it.each(['/feed.rss', '/feed.atom', '/feed.json'])('is whole in %s', async (path) => {
    const parts = await founding()
    const response = await get(path)
    const text = await response.text()
    const contents = path.endsWith('json')
      ? (JSON.parse(text) as { items: { content_html: string }[] }).items.map((item) => item.content_html)
      : findAll(
          parse(text, { scriptingEnabled: false }),
          path.endsWith('rss') ? 'content:encoded' : 'content',
        ).map(textOf)
    const content = contents.find((each) => each.includes(parts[0] ?? '')) ?? ''
    const paragraphs = listParagraphs(content)
    expect(paragraphs.at(0)).toBe('First published 15 January 2014 by Shout Out UK')
    expect(paragraphs.slice(1, 13)).toEqual(parts.slice(0, 12))
    expect(paragraphs.at(-1)).toBe(parts[13])
    for (const words of ['Momtaza Warsame', 'Opinion']) expect(text).toContain(words)
  })
})

describe('every page', () => {
  const paths = [
    '/',
    '/articles/kazakhstans-dirty-little-secret',
    '/topics',
    '/topics/kazakhstan',
    '/authors',
    '/authors/momtaza-warsame',
    '/archive',
    '/archive/2014',
    '/archive/2014/01',
    '/about',
    '/contact',
    '/corrections',
    '/corrections-policy',
    '/disclaimers/shout-out-uk',
    '/privacy',
    '/accessibility',
  ]

  it.each(paths)('%s names its feeds and its address, sets no cookie and names no maker', async (path) => {
    const response = await get(path)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain(`<link rel="canonical" href="${site}${path === '/' ? '' : path}`)
    for (const feed of ['rss', 'atom', 'json']) expect(html).toContain(`${site}/feed.${feed}`)
    expect(findAll(parse(html), 'h1')).toHaveLength(1)
    for (const header of ['set-cookie', 'x-powered-by', 'critical-ch', 'server'])
      expect(response.headers.get(header)).toBe(null)
  })
})

describe('a refusal', () => {
  it('says why, in the production build too', async () => {
    const send = (method: string, path: string, body?: unknown, token?: string) =>
      fetch(`${site}/api${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `JWT ${token}` } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    const token = await loginAdministrator()
    const me = await send('GET', '/users/me', undefined, token)
    const { user } = (await me.json()) as { user: { id: string } }
    const answer = await send('DELETE', `/users/${user.id}`, undefined, token)
    expect([answer.status, (await answer.text()).includes('This is the last administrator')]).toEqual([
      409,
      true,
    ])
  })

  it('is all that a function of no name gets from the admin panel', async () => {
    const manifest = await readFile('.next/server/server-reference-manifest.json', 'utf8')
    const [action] = Object.keys((JSON.parse(manifest) as { node: object }).node)
    const call = async (name: string) => {
      const answer = await fetch(`${site}/admin/login`, {
        method: 'POST',
        headers: { 'Next-Action': action ?? '', 'Content-Type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify([{ name, args: {} }]),
      })
      return answer.text()
    }
    for (const name of ['constructor', '__proto__', 'toString']) {
      const text = await call(name)
      expect([name, text.includes('permissions'), text.length < 5000]).toEqual([name, false, true])
    }
  })
})

describe('nonsense', () => {
  it.each([
    '/topics/kazakhstan?page=-1', '/topics/kazakhstan?page=2', '/?page=-1', '/archive?page=x', '/authors/momtaza-warsame?page=0', '/topics?page=%00',
    '/archive/2014?page=1', '/archive/2014/01?page=1', '/archive/2014/13', '/archive/2014/00', '/archive/20144', '/archive/2015', '/archive/%00',
    '/topics/%00', '/topics/%ff', '/topics/%', '/authors/%00', '/articles/%00', '/articles/%ED%A0%80', '/articles/..%2f', '/topics/kazakhstan/page/0', '/topics/kazakhstan/page/-1',
    '/topics/kazakhstan/page/1', '/corrections?page=1', '/corrections/2014', '/corrections/1', '/corrections/x', '/corrections/%00', '/disclaimers', '/disclaimers/x', '/disclaimers/%00', '/disclaimers/shout-out-uk/1', '/topics/kazakhstan/page/x', '/topics/kazakhstan/page/%00', '/nothing', '/a/b/c/d', `/${'x'.repeat(3000)}`, '/media/x.jpg', '/media/..%2fsecrets.json',
  ])('%s gets 404', async (path) => {
    const response = await get(path)
    const html = await response.text()
    expect(response.status).toBe(404)
    if (!path.startsWith('/media')) expect(html).toContain('There is no page at this address')
  }) // prettier-ignore
})
