import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import { toLines } from '@/lib/lexical'
import { getSearch } from '@/queries/search'
import { block, body, heading, link, list, note, paragraph, quote, table, text } from '@/scripts/seed/lexical'
import { createSamples, toSampleArticle } from '@/scripts/seed/samples'
import { createArticle, createAuthor, createTopic, publish } from '../factories'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

type Asked = Record<string, string | string[] | undefined>
type Written = Parameters<typeof createArticle>[1]

const ask = (asked: string | Asked, timeZone = 'Europe/London') =>
  getSearch(typeof asked === 'string' ? { q: asked } : asked, { language: 'en', timeZone })

async function answer(asked: string | Asked, timeZone?: string) {
  const search = await ask(asked, timeZone)
  if (search.state !== 'answered') throw new Error(`The search is ${search.state}.`)
  return search
}

/** The addresses of what was found, the best first. */
const find = async (asked: string | Asked, timeZone?: string) =>
  (await answer(asked, timeZone)).found.map(({ slug }) => slug)

const write = (slug: string, words: string, data: Written = {}) =>
  createArticle(payload(), { slug, headline: `About ${slug}`, body: body([paragraph(words)]), ...data })

const shown = (parts: { text: string; marked: boolean }[]) =>
  parts.map(({ text: words, marked }) => (marked ? `[${words}]` : words)).join('')

describe('a search', () => {
  it('finds what was published, by its headline, standfirst, body, notes, blocks and caption', async () => {
    await write('whole', '', {
      headline: 'Oil workers remembered',
      standfirst: 'A vigil in the square',
      leadCaption: 'Candles at dusk',
      body: body([
        heading('Witnesses'),
        paragraph([text('They stood toge'), text('ther', 1), note('n1', 'A footnote about pensions')]),
        quote('Nobody answered'),
        list(['Bread', [text('Wages')]]),
        table([
          ['Month', 'Barrels'],
          ['May', 'Forty'],
        ]),
        block('factBox', 'b1', { heading: 'Timeline', text: body([paragraph('December eleventh')]) }),
        paragraph([link('the ruling', 'https://example.org/secretpath')]),
      ]),
    })
    for (const q of ['worker', 'vigils', 'witness', '"stood together"', 'pension', 'answered', 'bread wage', 'barrel', 'timelines', 'eleventh', 'ruling', 'candle'])
      expect([q, await find(q)]).toEqual([q, ['whole']]) // prettier-ignore
    expect(await find('secretpath')).toEqual([])
  })

  it('keeps the same words of a body as the newsroom counts', async () => {
    const state = body([
      paragraph([text('One '), text('two', 1), { type: 'linebreak', version: 1 }, text('three')]),
      list(['four', 'five']),
      table([['six', 'seven']]),
      block('pullQuote', 'p', { quote: 'eight', attribution: 'nine' }),
      block('linkCard', 'l', { url: 'https://example.org', title: 'ten', description: 'eleven' }),
      block('factBox', 'f', { heading: 'twelve', text: body([paragraph('thirteen')]) }),
    ])
    const { rows } = await payload().db.drizzle.execute(
      sql`select search_text(${JSON.stringify(state)}::jsonb -> 'root') as words`,
    )
    const words = (lines: string) => lines.split(/\s+/).filter(Boolean).sort()
    expect(words(String(rows[0]?.['words']))).toEqual(words(toLines(state).join('\n')))
  })

  it('puts the headline before the standfirst, that before the body, and the new before the old', async () => {
    const old = { firstPublishedAt: '2014-01-15T12:00:00.000Z' }
    await write('in-body', 'The pipeline was closed.')
    await write('in-standfirst', 'Words.', { standfirst: 'The pipeline was closed' })
    await write('old-headline', 'Words.', { headline: 'The pipeline was closed', ...old })
    await write('new-headline', 'Words.', { headline: 'The pipeline was closed' })
    expect(await find('pipeline')).toEqual(['new-headline', 'old-headline', 'in-standfirst', 'in-body'])
  })

  it('marks what was asked for, in the article’s own letters, and never as HTML', async () => {
    await write('marked', 'Before <b>that</b> the Café “Étoile” closed & its workers left. '.repeat(3), {
      headline: 'Cafés <script>alert(1)</script>',
    })
    await write('cyrillic', 'Её счёт ЗА ПОЛЁТ не оплачен.', { language: 'ru', headline: 'Ещё раз о Полётах' })
    const [cafe] = (await answer('cafe')).found
    expect(shown(cafe?.headline ?? [])).toBe('[Cafés] <script>alert(1)</script>')
    expect(shown(cafe?.excerpt ?? [])).toContain('the [Café] “Étoile” closed')
    expect(shown(cafe?.excerpt ?? []).endsWith(' …')).toBe(true)
    const [flight] = (await answer('полеты')).found
    expect(shown(flight?.headline ?? [])).toBe('Ещё раз о [Полётах]')
    expect(shown(flight?.excerpt ?? [])).toContain('Её счёт ЗА [ПОЛЁТ] не оплачен')
  })

  it('finds words within quotes, dashes and spaces of print, in every language', async () => {
    await write('english', 'A ‘decentralised’ state—so they say—of “judicial\u00a0reform”. Workers’ rights…')
    await write('russian', 'Они «Победили», „громко“—тире, …конец.', { language: 'ru' })
    for (const q of ['decentralised', 'say', '"judicial reform"', 'reform', 'workers’', 'rights'])
      expect([q, await find(q)]).toEqual([q, ['english']])
    for (const q of ['победили', 'громко', 'тире', 'конец'])
      expect([q, await find(q)]).toEqual([q, ['russian']])
    const [found] = (await answer('decentralised')).found
    expect(shown(found?.excerpt ?? [])).toContain(
      'A ‘[decentralised]’ state—so they say—of “judicial reform”.',
    )
  })

  it('shows where an excerpt begins in the middle of a text and ends before its end', async () => {
    await write('long', `${'Before it. '.repeat(50)}They met in Zhanaozen. ${'After it. '.repeat(50)}`)
    await write('short', 'A trip to Zhanaozen.')
    const [long, short] = (await answer('zhanaozen')).found.sort((a, b) => (a.slug < b.slug ? -1 : 1))
    expect(shown(long?.excerpt ?? [])).toMatch(/^… .* …$/)
    expect(shown(short?.excerpt ?? []).trim()).toBe('A trip to [Zhanaozen].')
  })

  it('knows phrases, what to leave out, and one or the other', async () => {
    await write('closed', 'The court sat behind closed doors, with no lawyer.')
    await write('open', 'The doors of the court were open until they closed.')
    expect(await find('court doors')).toHaveLength(2)
    expect(await find('"closed doors"')).toEqual(['closed'])
    expect(await find('“closed doors”')).toEqual(['closed'])
    expect(await find('court -lawyer')).toEqual(['open'])
    expect(await find('court −lawyer')).toEqual(['open'])
    expect((await find('lawyer or open')).sort()).toEqual(['closed', 'open'])
  })

  it('bends English and Russian words as their languages do', async () => {
    await write('strike', 'Workers were striking at the refineries.')
    await write('zabastovka', 'Рабочие бастовали на заводах.', { language: 'ru', headline: 'Забастовка' })
    expect(await find('worker strikes refinery')).toEqual(['strike'])
    expect(await find('рабочий завод')).toEqual(['zabastovka'])
    expect(await find('ЗАБАСТОВКИ')).toEqual(['zabastovka'])
  })

  it.each([
    ['қазақстан', 'Қазақстанның тарихы'],
    ['қазақстанда', 'Қазақстан туралы'],
    ['ҚАЗАҚСТАННЫҢ', 'Қазақстанда болған оқиға'],
    ['Жаңаөзен', 'Жаңаөзенде болған оқиға'],
    ['Жаңаөзенде', 'Жаңаөзен қаласы'],
    ['жаңаөзеннен', 'Жаңаөзеннің тұрғындары'],
    ['алаңда', 'Жұмысшылар алаңға жиналды'],
    ['жұмысшы', 'Жұмысшылардың талабы'],
    ['жұмысшыларға', 'Жұмысшы қайтыс болды'],
    ['кітап', 'Оның кітабы жарық көрді'],
    ['кітабы', 'Жаңа кітаптар'],
    ['Алматы', 'Алматыда митинг өтті'],
    ['"сот залында"', 'Сот залы жабық'],
    ['сот залы', 'Сот залында не болды'],
  ])('in Kazakh, finds for %s the article “%s”', async (q, headline) => {
    await write('kk', 'Мәтін.', { language: 'kk', headline })
    await write('other', 'Мүлде басқа сөздер, астана, мектеп.', { language: 'kk', headline: 'Өзге' })
    expect(await find(q)).toEqual(['kk'])
  })

  it('lays right-to-left articles open as well', async () => {
    await write('arabic', 'اجتمع العمال في الساحة قبل الفجر.', { language: 'ar', headline: 'اجتماع' })
    expect(await find('الساحة')).toEqual(['arabic'])
  })
})

describe('a word that is spelt otherwise', () => {
  it.each(['Janaozen', 'Zhanaosen', 'zhanoazen', 'Žanaozen', 'Жанаозен', 'Жаңаөзен', 'Zhanaozenn'])(
    'finds Zhanaozen, and says so: %s',
    async (q) => {
      await write('massacre', 'What happened in Zhanaozen in December.')
      await write('elsewhere', 'What happened in Zanzibar.')
      const search = await answer(q)
      expect([search.instead, search.found.map(({ slug }) => slug)]).toEqual(['zhanaozen', ['massacre']])
    },
  )

  it.each([
    ['Nazarbaev', 'Nazarbayev'],
    ['Назарбаев', 'Nazarbayev'],
    ['Chimkent', 'Shymkent'],
    ['Kazahstan', 'Kazakhstan'],
    ['Tokaev', 'Tokayev'],
    ['demostration', 'demonstration'],
  ])('such as %s is found as %s', async (q, word) => {
    await write('it', `They spoke of ${word} for long.`)
    expect(await answer(q)).toMatchObject({ instead: word.toLowerCase(), found: [{ slug: 'it' }] })
  })

  it('finds a Kazakh name in Latin letters where it stands with an ending only', async () => {
    await write('kazakh', 'Жаңаөзенде болған оқиға.', { language: 'kk', headline: 'Оқиға' })
    expect(await answer('Janaozen')).toMatchObject({ instead: 'жаңаөзен', found: [{ slug: 'kazakh' }] })
  })

  it('is proposed and no more where it is a filter that finds nothing', async () => {
    await write('it', 'What happened in Zhanaozen.')
    expect(await answer({ q: 'Janaozen 2011', language: 'ru' })).toMatchObject({
      instead: undefined,
      others: ['zhanaozen 2011'],
      total: 0,
    })
  })

  it('is mended beside others, and what is left out stays', async () => {
    await write('both', 'Police in Zhanaozen fired at workers.')
    await write('one', 'Police in Zhanaozen fired.')
    expect(await answer('police janaozen -workers')).toMatchObject({
      instead: 'police zhanaozen -workers',
      found: [{ slug: 'one' }],
    })
  })

  it('is found as it stands where an article has it, with the other spellings beside', async () => {
    await write('as-asked', 'A trip to Janaozen.')
    await write('usual', 'A trip to Zhanaozen.')
    await write('kazakh', 'Жаңаөзен қаласы.', { language: 'kk' })
    const search = await answer('Janaozen')
    expect([search.instead, search.found.map(({ slug }) => slug)]).toEqual([undefined, ['as-asked']])
    expect(search.others.sort()).toEqual(['zhanaozen', 'жаңаөзен'])
  })

  it('is looked for in its own alphabet before others that sound alike', async () => {
    await write('english', 'A trip to Kazakhstan.')
    await write('kazakh', 'Қазақстан туралы.', { language: 'kk', headline: 'Мақала' })
    expect(await answer('Kazakstan')).toMatchObject({ instead: 'kazakhstan', found: [{ slug: 'english' }] })
  })

  it('is never taken from what readers do not have', async () => {
    const { id } = await write('withdrawn', 'The hidden Kulibayevich account.')
    await write('draft', 'The hidden Kulibayevich account.', { _status: 'draft' })
    expect((await answer('Kulibaevich')).instead).toBe('kulibayevich')
    await payload().update({ collection: 'articles', id, data: { _status: 'draft' } })
    expect(await answer('Kulibaevich')).toMatchObject({ instead: undefined, others: [], found: [] })
  })
})

describe('what readers do not have', () => {
  it('is not found: a draft, a scheduled article, a changed draft of a published one, a withdrawn one', async () => {
    await write('draft', 'Canaryword one.', { _status: 'draft' })
    await write('scheduled', 'Canaryword two.', {
      _status: 'draft',
      publishAt: '2999-01-01T00:00:00.000Z',
    } as Written)
    const { id } = await write('public', 'Plainword.')
    await payload().update({
      collection: 'articles',
      id,
      draft: true,
      data: { headline: 'Canaryword three' },
    })
    expect((await answer('canaryword')).total).toBe(0)
    expect(await find('plainword')).toEqual(['public'])
    await publish(payload(), id)
    const gone = await write('gone', 'Goneword.')
    expect(await find('goneword')).toEqual(['gone'])
    await payload().update({ collection: 'articles', id: gone.id, data: { _status: 'draft' } })
    expect((await answer('goneword')).total).toBe(0)
  })

  it('is not proposed either: a topic or author of drafts alone, a year or language without articles', async () => {
    const [author, topic] = [
      await createAuthor(payload(), 'Secret Author'),
      await createTopic(payload(), 'Secret topic'),
    ]
    await write('draft', 'Words.', {
      _status: 'draft',
      authors: [author.id],
      topics: [topic.id],
      language: 'fr',
    })
    await write('public', 'Words.', { firstPublishedAt: '2015-06-01T00:00:00.000Z' })
    const search = await answer('secret')
    expect([search.topics, search.authors]).toEqual([[], []])
    expect(JSON.stringify(search.filters)).not.toMatch(/secret/i)
    expect([search.filters.years, search.filters.languages]).toEqual([[2015], ['en']])
  })

  it('leaves no word behind: a change that is published replaces them, a deletion takes them away', async () => {
    const { id } = await write('changing', 'Formerword.')
    await publish(payload(), id, { body: body([paragraph('Latterword.')]) })
    expect([(await answer('formerword')).total, await find('latterword')]).toEqual([0, ['changing']])
    await payload().delete({ collection: 'articles', id })
    expect((await answer('latterword')).total).toBe(0)
  })

  it('keeps no trace of a publication that was rolled back', async () => {
    const taken = await write('taken', 'Words.')
    await expect(write('taken', 'Rolledbackword.')).rejects.toThrow()
    expect(taken.slug).toBe('taken')
    expect((await answer('rolledbackword')).total).toBe(0)
  })
})

describe('articles that come past the hooks', () => {
  it('are found as well', async () => {
    const data = toSampleArticle(6, await createSamples(payload()))
    await payload().db.create({ collection: 'articles', data, returning: false })
    expect(await find('sample 6')).toEqual(['sample-6'])
  })
})

describe('a search that is narrowed', () => {
  it('holds to topic, author, year and language, alone and together', async () => {
    const [torture, oil] = [await createTopic(payload(), 'Torture'), await createTopic(payload(), 'Oil')]
    const [aigul, momtaza] = [
      await createAuthor(payload(), 'Aigul'),
      await createAuthor(payload(), 'Momtaza'),
    ]
    await write('a', 'Report.', {
      topics: [torture.id],
      authors: [aigul.id],
      firstPublishedAt: '2013-12-31T20:00:00.000Z',
    })
    await write('b', 'Report.', {
      topics: [oil.id, torture.id],
      authors: [momtaza.id],
      firstPublishedAt: '2014-05-01T12:00:00.000Z',
    })
    await write('c', 'Report.', {
      topics: [oil.id],
      authors: [momtaza.id],
      language: 'ru',
      firstPublishedAt: '2015-05-01T12:00:00.000Z',
    })
    const q = 'report'
    const sorted = async (asked: Asked, timeZone?: string) => (await find({ q, ...asked }, timeZone)).sort()
    expect(await sorted({ topic: 'torture' })).toEqual(['a', 'b'])
    expect(await sorted({ author: 'momtaza' })).toEqual(['b', 'c'])
    expect(await sorted({ year: '2013' })).toEqual(['a'])
    expect(await sorted({ year: '2014' }, 'Asia/Almaty')).toEqual(['a', 'b'])
    expect(await sorted({ language: 'ru' })).toEqual(['c'])
    expect(await sorted({ topic: 'oil', author: 'momtaza', year: '2014', language: 'en' })).toEqual(['b'])
    expect(await sorted({ topic: 'oil', author: 'aigul' })).toEqual([])
    expect((await answer({ q, topic: 'oil' })).filters).toEqual({
      topics: [{ name: 'Oil', slug: 'oil' }, { name: 'Torture', slug: 'torture' }],
      authors: [{ name: 'Aigul', slug: 'aigul' }, { name: 'Momtaza', slug: 'momtaza' }],
      years: [2015, 2014, 2013],
      languages: ['en', 'ru'],
    }) // prettier-ignore
  })
})

describe('the pages of a search', () => {
  it('hold twenty articles each, every article once', async () => {
    const authors = [(await createAuthor(payload())).id]
    for (let n = 1; n <= 45; n++) await write(`n${n}`, 'Repeated words.', { authors })
    const pages = await Promise.all(['1', '2', '3'].map((page) => find({ q: 'repeated', page })))
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5])
    expect(new Set(pages.flat()).size).toBe(45)
    expect(await answer({ q: 'repeated', page: '4' })).toMatchObject({ page: 1, pages: 3, total: 45 })
  })
})

describe('a search that finds nothing', () => {
  it('proposes any of the words, and shows the newest articles', async () => {
    await write('first', 'Apples.')
    await write('second', 'Oranges.')
    const search = await answer('apples oranges')
    expect([search.total, search.anyOf]).toEqual([0, 'apples or oranges'])
    expect(search.newest.map(({ slug }) => slug)).toEqual(['second', 'first'])
    expect((await find('apples or oranges')).sort()).toEqual(['first', 'second'])
    expect((await answer('pears plums')).anyOf).toBe(undefined)
    expect((await answer('"apples oranges" plums -first')).anyOf).toBe(undefined)
  })

  it('leads to the topics and authors of that name', async () => {
    const [topic, author] = [
      await createTopic(payload(), 'Human rights'),
      await createAuthor(payload(), 'Momtaza Warsame'),
    ]
    await write('one', 'Words.', { topics: [topic.id], authors: [author.id] })
    expect(await answer('right')).toMatchObject({ topics: [{ slug: 'human-rights' }], authors: [] })
    expect(await answer('momtaza warsame')).toMatchObject({
      topics: [],
      authors: [{ slug: 'momtaza-warsame' }],
    })
  })
})

describe('whatever is asked', () => {
  it.each([
    [{}, 'empty'],
    [{ q: '' }, 'empty'],
    [{ q: '   ' }, 'empty'],
    [{ q: '\u0000' }, 'empty'],
    [{ q: '"' }, 'empty'],
    [{ q: '-' }, 'empty'],
    [{ q: '-nothing' }, 'empty'],
    [{ q: '%' }, 'empty'],
    [{ q: '🙂' }, 'empty'],
    [{ q: '\ud800' }, 'empty'],
    [{ q: 'x'.repeat(200) }, 'answered'],
    [{ q: 'x'.repeat(201) }, 'long'],
    [{ q: 'x'.repeat(100_000) }, 'long'],
    [{ q: 'ж'.repeat(200) }, 'answered'],
    [{ q: 'a '.repeat(20) }, 'answered'],
    [{ q: 'a '.repeat(21) }, 'long'],
    [{ q: ['one', 'two'] }, 'answered'],
    [{ q: [] }, 'empty'],
    [{ q: 'the' }, 'answered'],
    [{ q: 'a\u0000b' }, 'answered'],
    [{ q: 'a\ud800b' }, 'answered'],
    [{ q: '((((' }, 'empty'],
    [{ q: "a:* & b' | !c <-> \\" }, 'answered'],
    [{ q: "'; drop table articles; --" }, 'answered'],
    [{ q: '<script>alert(1)</script>' }, 'answered'],
    [{ q: '"unclosed phrase' }, 'answered'],
    [{ q: 'or or or' }, 'empty'],
    [{ q: '-a or -b or c' }, 'answered'],
    [{ q: "кк'кк:* \\'қазақ" }, 'answered'],
    [{ q: 'x', page: 'abc' }, 'answered'],
    [{ q: 'x', page: '-1' }, 'answered'],
    [{ q: 'x', page: '99999999999' }, 'answered'],
    [{ q: 'x', page: ['2', '3'] }, 'answered'],
    [{ q: 'x', year: '99999' }, 'answered'],
    [{ q: 'x', year: '2999' }, 'answered'],
    [{ q: 'x', year: '1000' }, 'answered'],
    [{ q: 'x', topic: '../x' }, 'answered'],
    [{ q: 'x', topic: '\u0000' }, 'answered'],
    [{ q: 'x', author: ['a', 'b'] }, 'answered'],
    [{ q: 'x', language: 'xx' }, 'answered'],
    [{ q: 'x', language: '__proto__' }, 'answered'],
    [{ q: 'x', other: 'y', __proto__: 'z' }, 'answered'],
  ] as [Asked, string][])('for %j there is an answer: %s', async (asked, state) => {
    await write('there', 'The words that are there, in English and қазақша.')
    expect((await ask(asked)).state).toBe(state)
  })

  it('one that takes too long is ended and said to be busy, and no fault tells what was looked for', async () => {
    await write('there', 'Words.')
    await payload().db.drizzle.execute(
      sql`alter function search_query(text, text) rename to search_query_kept`,
    )
    const replace = (statement: string) =>
      payload().db.drizzle.execute(
        sql.raw(
          `create or replace function search_query(language text, words text) returns tsquery language plpgsql as $$ begin ${statement} end $$`,
        ),
      )
    try {
      await replace(`perform pg_sleep(10); return ''::tsquery;`)
      expect((await ask('secretword')).state).toBe('busy')
      await replace(`raise exception 'wrong: %', words;`)
      const fault = await ask('secretword').catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(Error)
      expect(String(fault) + String((fault as Error).cause)).not.toContain('secretword')
    } finally {
      await payload().db.drizzle.execute(sql`drop function search_query(text, text)`)
      await payload().db.drizzle.execute(
        sql`alter function search_query_kept(text, text) rename to search_query`,
      )
    }
  })

  it('ten that come at once are all answered', async () => {
    await write('there', 'Words.')
    const searches = await Promise.all(Array.from({ length: 10 }, () => ask('words')))
    expect(searches.map(({ state }) => state)).toEqual(Array(10).fill('answered'))
  })
})
