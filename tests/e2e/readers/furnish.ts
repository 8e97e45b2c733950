import { GONE_FOR } from '@/lib/gone'
import { createJpeg } from '../../factories'
import { toForm } from '../../pictures'
import { signInAt } from '../../sign-in'
import { sendTo } from '../site-client'
import { allBlocks, type Told, told } from './articles'

/** Articles that fill the first page of a list. */
const FULL = 20

type Documents = { doc: { id: string }; docs: { id: string }[] }

/** Fills a newly started site, over REST, with what shows every part of every page. */
export async function furnish(
  site: string,
  credentials: { email: string; password: string },
  languages: string[],
): Promise<void> {
  const token = await signInAt(site, credentials)
  const ask = (method: string, path: string, data?: object) =>
    sendTo<Documents>(site, method, path, data, token)
  const create = async (collection: string, data: object) =>
    (await ask('POST', `/${collection}`, data)).doc.id
  const find = async (collection: string, slug: string) =>
    (await ask('GET', `/${collection}?depth=0&where[slug][equals]=${slug}`)).docs[0]?.id ?? ''

  const disclaimer = await find('disclaimers', 'shout-out-uk')
  const [author, topic] = [await find('authors', 'momtaza-warsame'), await find('topics', 'kazakhstan')]
  await ask('POST', '/globals/site', { languages, frontTopics: [topic] })
  const picture = await create(
    'media',
    toForm({ alt: 'A square in winter', credit: 'A. Person' }, await createJpeg()),
  )
  const ornament = await create(
    'media',
    toForm({ decorative: true, credit: 'A. Person' }, await createJpeg({ width: 700, height: 400 })),
  )
  await ask('PATCH', `/topics/${topic}`, { description: 'Reports on Kazakhstan.', picture })
  await ask('PATCH', `/authors/${author}`, {
    biography: 'Writes on labour and courts.',
    portrait: picture,
    links: [{ label: 'Her own page', url: 'https://example.org/' }],
  })

  const common = {
    disclaimer,
    authors: [author],
    topics: [topic],
    kind: 'news',
    standfirst: told.en.sentence,
    _status: 'published',
  }
  const publish = (data: object) => create('articles', { ...common, ...data })
  let original: string | undefined
  for (const words of Object.values<Told>(told)) {
    const id = await publish(toFullArticle(words, picture, ornament, original))
    original ??= id
  }
  for (let number = 1; number <= 2 * FULL; number++) {
    await publish({
      headline: `Report ${number} from the square`,
      slug: `report-${number}`,
      language: 'en',
      body: allBlocks(told.en, picture, ornament, 1),
      firstPublishedAt: new Date(Date.UTC(2014, number % 12, 15)).toISOString(),
    })
  }
  const revised = await publish({
    headline: 'As it was',
    slug: 'revised',
    language: 'en',
    body: allBlocks(told.en, picture, ornament, 1),
  })
  const change = { kind: 'correction', text: 'It was put right.', keepsEarlier: true }
  await ask('PATCH', `/articles/${revised}`, { headline: 'As it is', change, _status: 'published' })
  for (const goneFor of [null, ...GONE_FOR]) {
    const slug = goneFor ? `withdrawn-${goneFor}` : 'withdrawn'
    const withdrawn = await publish({
      headline: slug,
      slug,
      language: 'en',
      body: allBlocks(told.en, picture, ornament, 1),
    })
    await ask('POST', `/articles/${withdrawn}/withdraw`, { reason: 'A test', goneFor })
  }
}

function toFullArticle(words: Told, picture: string, ornament: string, original: string | undefined) {
  return {
    headline: words.headline,
    standfirst: words.sentence,
    slug: `all-${words.language}`,
    language: words.language,
    leadImage: picture,
    leadCaption: words.sentence,
    body: allBlocks(words, picture, ornament),
    firstPublishedAt: '2015-01-20T12:00:00.000Z',
    firstPublisher: { name: 'Example', url: 'https://example.org/first' },
    sources: [{ title: words.sentence, url: 'https://example.org/source' }, { title: words.headline }],
    corrections: [
      { kind: 'correction', date: '2016-02-01T12:00:00.000Z', text: words.sentence },
      { kind: 'update', date: '2016-03-01T12:00:00.000Z', text: words.sentence },
    ],
    callToAction: {
      text: words.headline,
      url: 'https://example.org/act',
      by: 'Example',
      until: '2099-12-31T12:00:00.000Z',
    },
    ...(original ? { translationOf: original } : {}),
  }
}
