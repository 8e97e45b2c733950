import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { GONE_FOR } from '@/lib/gone'
import { createLocale } from '@/lib/locale'
import { SITE_LANGUAGES, wordsOf } from '@/lib/words'
import { Absent } from './Absent'

const locales = SITE_LANGUAGES.map((language) => createLocale(language, [...SITE_LANGUAGES], 'Asia/Almaty'))

/** The page as it is for a site whose first language is English. */
function draw(props: Partial<Parameters<typeof Absent>[0]>): string {
  const [locale, ...others] = locales
  if (!locale) throw new Error('There is no language.')
  return renderToStaticMarkup(createElement(Absent, { reason: 'unknown', locale, others, ...props }))
}

describe('the page for an address without a page', () => {
  it('says so in a line of each other language, and leads to that language’s front page', () => {
    const html = draw({})
    for (const language of ['ru', 'kk'] as const) {
      const [line] = new RegExp(`<p lang="${language}">.*?</p>`).exec(html) ?? []
      expect(line).toContain(wordsOf(language).absent.unknownTitle)
      expect(line).toContain(`href="/${language}"`)
    }
  })

  it('has the search as a form without script', () => {
    expect(draw({})).toMatch(/<form [^>]*role="search" aria-label="Search" action="\/search">/)
    expect(draw({})).toMatch(/<label for="q"[^>]*>.*?<input id="q"[^>]* name="q"/)
  })

  it.each(GONE_FOR)('says in every language why something is gone that was %s', (goneFor) => {
    const html = draw({ reason: 'gone', goneFor })
    for (const { words } of locales) expect(html).toContain(words.absent.goneFor[goneFor])
  })

  it('says of what is gone without a class nothing that it says with one', () => {
    const html = draw({ reason: 'gone' })
    for (const { words } of locales)
      for (const told of Object.values(words.absent.goneFor)) expect(html).not.toContain(told)
  })
})
