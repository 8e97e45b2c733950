import type { ArticleView } from '@/queries/article.view'
import type { BlockView, InlineView } from '@/queries/body.view'
import type { FeedView } from '@/queries/feed.view'
import type { PictureView } from '@/queries/picture.view'

/** What may not stand in XML, what ends its sections, and what only looks dangerous. */
export const HOSTILE =
  'a\u000bb ]]> <script>alert(1)</script> & "quotes" \ud800 \u0085 \u009f Әлем 🌍 \ufffe end'
/** The same as readers get it. */
export const CLEANED = 'ab ]]> <script>alert(1)</script> & "quotes"  \n  Әлем 🌍  end'

const ARTICLE: ArticleView = {
  slug: 'a',
  headline: HOSTILE,
  standfirst: HOSTILE,
  kind: 'opinion',
  language: 'en',
  authors: [{ name: HOSTILE, slug: 'x' }],
  topics: [{ name: HOSTILE, slug: 'y' }],
  picture: undefined,
  firstPublishedAt: '2014-01-15T12:00:00.000Z',
  permanentId: 'urn:uuid:1',
  publishedAt: '2026-01-02T03:04:05.000Z',
  revisedAt: undefined,
  returnedAt: undefined,
  firstPublisher: undefined,
  caption: undefined,
  body: {
    blocks: [
      { type: 'paragraph', children: [{ type: 'text', text: HOSTILE, marks: ['bold'] }] },
      {
        type: 'paragraph',
        children: [{ type: 'link', href: '/about', children: [{ type: 'text', text: 'here', marks: [] }] }],
      },
      { type: 'factBox', heading: HOSTILE, blocks: [] },
      {
        type: 'linkCard',
        href: 'https://example.org/',
        host: 'example.org',
        title: HOSTILE,
        description: HOSTILE,
      },
      { type: 'pullQuote', quote: HOSTILE, attribution: HOSTILE },
      {
        type: 'contextNote',
        date: '2026-03-12T12:00:00.000Z',
        text: HOSTILE,
        sources: [{ title: HOSTILE, href: 'https://example.org/' }],
      },
      { type: 'table', rows: [[{ header: true, columns: 1, rows: 1, blocks: [] }]] },
    ],
    notes: [HOSTILE],
  },
  corrections: [{ kind: 'correction', date: '2026-01-03T12:00:00.000Z', text: HOSTILE }],
  sources: [{ title: HOSTILE, href: 'https://example.org/"x' }],
  callToAction: undefined,
  disclaimer: { text: HOSTILE, href: '/disclaimers/x#wording-1' },
  revisions: 1,
  translations: [],
  translation: undefined,
  readingTime: 1,
  searchTitle: '',
  searchDescription: undefined,
}

/** A feed of an article every part of which is hostile. */
export const HOSTILE_FEED: FeedView = {
  scope: { of: 'all' },
  title: HOSTILE,
  description: HOSTILE,
  page: '/',
  site: {
    name: HOSTILE,
    tagline: HOSTILE,
    description: HOSTILE,
    timeZone: 'Europe/London',
    languages: ['en'],
    signalColour: '#000000',
    hub: undefined,
    securityContact: undefined,
    navigation: [],
    footer: [],
    elsewhere: [],
  },
  siteUrl: 'https://news.example.org',
  hub: 'https://news.example.org/api/hub',
  articles: [ARTICLE],
  withdrawn: [],
  corrections: [],
}

const text = (words: string): InlineView => ({ type: 'text', text: words, marks: [] })
const paragraph = (...children: InlineView[]): BlockView => ({ type: 'paragraph', children })

const picture = (name: string, alt: string): PictureView => ({
  main: { path: `/media/${name}`, width: 800, height: 600, bytes: 12345, mediaType: 'image/jpeg' },
  avif: [],
  webp: [{ path: `/media/${name}.webp`, width: 400, height: 300 }],
  share: undefined,
  alt,
  credit: HOSTILE,
})

const NESTED =
  'before <![CDATA[ inner <![CDATA[ ]]> ]]&gt; ]]> &amp;amp; &lt;img src=x onerror=alert(1)&gt; after'

/** Articles with every block, in several scripts, one of 400,000 characters, as a hostile or a careless editor might leave them. */
export const HOSTILE_SITE: FeedView = {
  ...HOSTILE_FEED,
  site: { ...HOSTILE_FEED.site, languages: ['en', 'ru', 'kk'] },
  articles: [
    {
      ...ARTICLE,
      picture: picture('lead.jpg', `Alt ${HOSTILE}`),
      caption: HOSTILE,
      firstPublisher: { name: HOSTILE, href: 'https://example.org/?a&b="c"' },
      body: {
        blocks: [
          { type: 'heading', level: 2, children: [text(HOSTILE)] },
          { type: 'quote', children: [text(NESTED), { type: 'break' }, text(HOSTILE)] },
          paragraph(text(NESTED), { type: 'note', number: 1 }),
          paragraph({ type: 'link', href: '/about?a=1&b="2"#part', children: [text('a relative link')] }),
          {
            type: 'list',
            ordered: true,
            items: [
              {
                children: [text(HOSTILE)],
                lists: [{ type: 'list', ordered: false, items: [{ children: [text(NESTED)], lists: [] }] }],
              },
            ],
          },
          { type: 'rule' },
          { type: 'figure', picture: picture('inner.jpg', NESTED), caption: NESTED },
          { type: 'figure', picture: picture('decorative.jpg', ''), caption: undefined },
          {
            type: 'table',
            rows: [[{ header: true, columns: 2, rows: 1, blocks: [paragraph(text(HOSTILE))] }]],
          },
          { type: 'factBox', heading: NESTED, blocks: [paragraph(text(HOSTILE))] },
          ...ARTICLE.body.blocks,
        ],
        notes: [NESTED],
      },
    },
    {
      ...ARTICLE,
      permanentId: 'urn:uuid:2',
      slug: 'b',
      language: 'kk',
      headline: 'Жаңаөзен: әлі күнге дейін ғұмыр үшін күрес 🌍👩🏽‍🏭',
      body: {
        blocks: [paragraph(text('Ә ғ қ ң ө ұ ү һ і — ')), paragraph(text('қалың '.repeat(66_667)))],
        notes: [],
      },
    },
    {
      ...ARTICLE,
      permanentId: 'urn:uuid:3',
      slug: 'c',
      language: 'ar',
      headline: 'العمال يطالبون \u200fبحقوقهم\u200f (2026)',
      body: { blocks: [paragraph(text('قال العمال: «لن نتراجع» — 1, 2, 3.'))], notes: [] },
    },
  ],
}
