import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { GoneFor } from '@/lib/gone'
import { toPrint } from './print'

const SITE = 'https://news.example.org'

/** A page as Next sends it, with `inside` in its body. */
const fromNext = (
  inside: string,
  canonical = `${SITE}/articles/x`,
) => `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>
<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><style data-precedence="next" data-href="a">p{color:red}</style>
<script src="/_next/static/chunks/a.js" async=""></script><title>X</title><link rel="canonical" href="${canonical}"/>
<script type="application/ld+json">{"a":"</p>"}</script></head><body><div hidden=""><!--$--><!--/$--></div><style>:root:root{--signal:#b3121d}</style>
${inside}<script>(self.__next_f=self.__next_f||[]).push([0])</script></body></html>`

/** Pictures as the newsroom keeps them, by address: as many bytes as these numbers say. */
const pictures: Record<string, number> = {}
const openPicture = (address: string) => Promise.resolve(Buffer.alloc(pictures[address] ?? 10, 7))

const print = (html: string, address = '/articles/x', status = 200) =>
  toPrint(
    address,
    { status, location: undefined, body: Buffer.from(html), sources: ['s'] },
    SITE,
    openPicture,
  )

describe('a page that is printed', () => {
  it('keeps its words and its data for search engines, and loses what runs', async () => {
    const html = (await print(fromNext('<p>Words &amp; “more”.</p>')))?.bytes.toString() ?? ''
    expect(html).toContain('<p>Words &amp; “more”.</p>')
    expect(html).toContain('<script type="application/ld+json">{"a":"</p>"}</script>')
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/_next|<!--|hidden|data-precedence/)
  })

  it('has one style, and a policy that names its hash and allows nothing else', async () => {
    const html = (await print(fromNext('')))?.bytes.toString() ?? ''
    const style = /<style>(.*)<\/style>/.exec(html)?.[1] ?? ''
    expect(style).toBe('p{color:red}:root:root{--signal:#b3121d}')
    const hash = createHash('sha256').update(style).digest('base64')
    expect(html).toContain(
      `content="default-src 'none'; script-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"`,
    )
  })

  it('keeps what a browser may make ready ahead, and its policy allows that and no script', async () => {
    const rules = '<script type="speculationrules">{"prerender":[]}</script>'
    const html = (await print(fromNext(rules)))?.bytes.toString() ?? ''
    expect(html).toContain(rules)
    expect(html).toContain("script-src 'inline-speculation-rules';")
  })

  it('comes in two encodings of the same bytes, and names the pictures it shows', async () => {
    const made = await print(
      fromNext('<img src="/media/a.jpg" srcset="/media/b.webp 480w, /media/c.webp 960w" alt="">'),
    )
    expect(brotliDecompressSync(made?.br ?? '').equals(made?.bytes ?? Buffer.of())).toBe(true)
    expect(gunzipSync(made?.gzip ?? '').equals(made?.bytes ?? Buffer.of())).toBe(true)
    expect(made?.media).toEqual(['/media/a.jpg', '/media/b.webp', '/media/c.webp'])
  })
})

describe('an article to keep', () => {
  const picture = (name: string) =>
    `<picture><source type="image/avif" srcset="/media/${name}.avif 960w"><source type="image/webp" srcset="/media/${name}-480.webp 480w, /media/${name}-960.webp 960w, /media/${name}-1600.webp 1600w"><img class="c" src="/media/${name}.jpg" width="1600" height="900" alt="Shows ${name}" loading="lazy"></picture>`
  const keep = async (inside: string) => {
    const made = await print(fromNext(inside), '/articles/x/offline')
    return { html: made?.bytes.toString() ?? '', media: made?.media }
  }

  it('has its pictures inside, in one format that every browser knows, and no other file', async () => {
    const { html, media } = await keep(picture('a'))
    const bytes = Buffer.alloc(10, 7).toString('base64')
    expect(html).toContain(
      `<img class="c" width="1600" height="900" alt="Shows a" src="data:image/webp;base64,${bytes}">`,
    )
    expect(html).not.toMatch(/srcset|<source|<picture|src="\/|<script|loading=/)
    expect(media).toEqual([])
  })

  it('may fetch nothing, and names the article as what it is a copy of', async () => {
    const { html } = await keep('<p>Words.</p>')
    expect(html).toMatch(
      /content="default-src 'none'; script-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'"/,
    )
    expect(html.match(/<link[^>]*>/g)).toEqual([`<link rel="canonical" href="${SITE}/articles/x">`])
  })

  it('leads to the site from wherever it lies, and within itself', async () => {
    const { html } = await keep(
      '<a href="/topics/y">a</a><a href="#note-1">1</a><a href="https://other.example/">b</a>',
    )
    for (const href of [`${SITE}/topics/y`, '#note-1', 'https://other.example/'])
      expect(html).toContain(`href="${href}"`)
  })

  it('has smaller pictures where there are many, and links to those it has no room for', async () => {
    for (const name of ['a', 'b', 'c'])
      Object.assign(pictures, { [`/media/${name}-960.webp`]: 600_000, [`/media/${name}-480.webp`]: 100_000 })
    const { html } = await keep(['a', 'b', 'c'].map(picture).join(''))
    expect(html.match(/data:image/g)).toHaveLength(3)
    expect(Buffer.byteLength(html)).toBeLessThan(500_000)
    Object.assign(pictures, { '/media/b-480.webp': 1_300_000 })
    const { html: full } = await keep(['a', 'b', 'c'].map(picture).join(''))
    expect(full).toContain(`<a href="${SITE}/media/b-480.webp">Shows b</a>`)
    expect(full.match(/data:image/g)).toHaveLength(2)
    expect(Buffer.byteLength(full)).toBeLessThan(2_000_000)
  })

  it('whose style fetches something is not printed', async () => {
    await expect(keep('<style>p{background:url(/x.png)}</style>')).rejects.toThrow(
      'its style fetches something',
    )
  })
})

describe('pictures named by their whole address', () => {
  const name = (number: number) => `/media/${String(number).repeat(8)}-1111-4222-8333-944444444444`
  const [shared, listed, linked] = [`${name(1)}-1200x630.jpg`, `${name(2)}.jpg`, `${name(3)}.png`]

  it('in a shared card and in data for search engines belong to the page; one that is only linked to does not', async () => {
    const made = await print(
      fromNext(
        `<a href="${SITE}${linked}">a</a><script type="application/ld+json">{"image":"${SITE}${listed}"}</script>`,
      ).replace('<title>', `<meta property="og:image" content="${SITE}${shared}"/><title>`),
    )
    expect(made?.media).toEqual([shared, listed])
  })

  it.each([
    ['/feed.rss', `<content:encoded>&lt;img src=&quot;${SITE}${listed}&quot;&gt;&lt;a href=&quot;${SITE}${linked}&quot;&gt;</content:encoded><enclosure url="${SITE}${shared}"/>`],
    ['/feed.json', JSON.stringify({ content_html: `<img src="${SITE}${listed}"><a href="${SITE}${linked}">`, image: SITE + shared })],
  ])('in %s belong to it', async (address, text) => {
    expect((await print(text, address))?.media).toEqual([shared, listed])
  }) // prettier-ignore

  it('of another site are none of ours', async () => {
    expect((await print(`https://other.example${listed} ${listed}`, '/feed.rss'))?.media).toEqual([])
  })
})

describe('a page', () => {
  it.each([
    ['<p onclick="x()">a</p>', 'has a script in “onclick”'],
    ['<img src="https://elsewhere.example/x.png" alt="">', 'fetches from elsewhere'],
    ['<img src="//elsewhere.example/x.png" alt="">', 'fetches from elsewhere'],
    [
      '<img src="/a.png" srcset="/a.png 1x, https://elsewhere.example/b.png 2x" alt="">',
      'fetches from elsewhere',
    ],
    ['<iframe src="/x"></iframe>', 'it has an <iframe>'],
    ['<a href="javascript:alert(1)">a</a>', 'a link leads to javascript:'],
    ['<form action="https://elsewhere.example/"></form>', 'fetches from elsewhere'],
    ['<link rel="stylesheet" href="https://elsewhere.example/x.css">', 'fetches from elsewhere'],
    ['<p style="color:red">a</p>', 'has a style of its own'],
    ['<template id="B:0"></template>', 'a part of it is missing'],
    ['<p class="undefined">a</p>', 'unfilled “class”'],
    ['<time datetime="[object Object]">a</time>', 'unfilled “datetime”'],
  ])('with %s is not printed, and says why', async (inside, reason) => {
    await expect(print(fromNext(inside))).rejects.toThrow(reason)
  })

  it('that names another address as its own is not printed', async () => {
    await expect(print(fromNext('', `${SITE}/articles/y`))).rejects.toThrow('its canonical address is')
    await expect(print(fromNext('', ''))).rejects.toThrow('its canonical address is')
  })

  it('may say “undefined” and link to other hosts in its words', async () => {
    expect(
      await print(
        fromNext('<p>undefined, [object Object]: <a href="/articles/the-undefined-future">there</a></p>'),
      ),
    ).toBeDefined()
  })
})

describe('an address', () => {
  const answer = (status: number, location?: string, goneFor?: GoneFor) =>
    toPrint(
      '/articles/x',
      { status, location, goneFor, body: Buffer.from('x'), sources: [] },
      SITE,
      openPicture,
    )

  it('becomes a redirect, a sign that it is gone, or nothing, as the newsroom answers', async () => {
    expect(await answer(308, '/articles/y')).toMatchObject({
      kind: 'moved',
      bytes: Buffer.from('/articles/y\n'),
    })
    expect(await answer(410)).toMatchObject({ kind: 'gone' })
    expect(await answer(410, undefined, 'legal')).toMatchObject({ kind: 'gone-legal' })
    expect(await answer(404)).toBe(undefined)
  })

  it('at which the newsroom answers anything else keeps what was printed before', async () => {
    await expect(answer(401)).rejects.toThrow('the newsroom answered 401')
  })
})
