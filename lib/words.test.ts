import { describe, expect, it } from 'vitest'
import { countIn, createLocale, dayIn, monthIn, pathIn } from './locale'
import { fillText, SITE_LANGUAGES, wordsOf } from './words'

type Tree = { [name: string]: string | Tree }

/** Every word with where it stands: “article.by”. */
const listWords = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([name, word]) =>
    typeof word === 'string' ? [[`${path}${name}`, word]] : listWords(word, `${path}${name}.`),
  )

/** Categories of plural differ from language to language. */
const isPluralForm = (path: string) => /\.(?:zero|one|two|few|many|other)$/.test(path)

const placeholders = (word: string) => (word.match(/\{\w+\}/g) ?? []).sort()

const locales = SITE_LANGUAGES.map((language) => createLocale(language, SITE_LANGUAGES, 'Asia/Almaty'))

describe('the site’s own words', () => {
  it.each(SITE_LANGUAGES)('in %s name the same things to be put in as the English ones', (language) => {
    const english = new Map(listWords(wordsOf('en')))
    for (const [path, word] of listWords(wordsOf(language))) {
      if (!isPluralForm(path))
        expect([path, placeholders(word)]).toEqual([path, placeholders(english.get(path) ?? '')])
      expect(word.trim(), path).not.toBe('')
    }
  })

  it.each(SITE_LANGUAGES)('in %s have a form for every number the language tells apart', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plurals = Object.entries(wordsOf(language).lists.articles).map(([category]) => category)
    expect(plurals.sort()).toEqual([...forms].sort())
  })

  it('count articles as each language does', () => {
    const counts = (numbers: number[]) =>
      locales.map((locale) => numbers.map((number) => countIn(number, locale.words.lists.articles, locale)))
    expect(counts([1, 2, 5, 21])).toEqual([
      ['1 article', '2 articles', '5 articles', '21 articles'],
      ['1 статья', '2 статьи', '5 статей', '21 статья'],
      ['1 мақала', '2 мақала', '5 мақала', '21 мақала'],
    ])
  })

  it('write days and months as each language does, by the site’s own clock', () => {
    expect(locales.map((locale) => [dayIn('2014-01-14T20:00:00Z', locale), monthIn(1, locale)])).toEqual([
      ['15 January 2014', 'January'],
      ['15 января 2014 г.', 'Январь'],
      ['2014 ж. 15 қаңтар', 'Қаңтар'],
    ])
  })

  it('put in what they are given, and leave what is missing to be seen', () => {
    expect(fillText('{a} and {b}', { a: 1 })).toBe('1 and {b}')
  })

  it('stand at addresses of their own in all languages but the site’s first', () => {
    expect(locales.map((locale) => [pathIn('/', locale), pathIn('/topics', locale)])).toEqual([
      ['/', '/topics'],
      ['/ru', '/ru/topics'],
      ['/kk', '/kk/topics'],
    ])
  })
})
