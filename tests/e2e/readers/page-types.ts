import { GONE_FOR } from '@/lib/gone'
import { SITE_LANGUAGES } from '@/lib/words'

/** A kind of page that readers meet, with an address in each language it has. */
type PageType = {
  name: string
  paths: string[]
  /** What the page answers; 200 unless it says otherwise. */
  status?: 404 | 410
  /** Nothing on the site links to it: it answers for addresses that are wrong, or is asked for by a form. */
  isUnlinked?: true
}

/** Lists stand at an address of their own in each of the site’s languages, the first of which has no prefix. */
const inEach = (path: string): string[] =>
  SITE_LANGUAGES.map((language, index) => (index === 0 ? path : `/${language}${path === '/' ? '' : path}`))

/**
 * Every kind of page of the readers’ site (site.ts). Each test of the readers’ pages goes through this list, so that a new kind is
 * proved by one line here.
 */
const PAGE_TYPES: PageType[] = [
  { name: 'home', paths: inEach('/') },
  { name: 'article', paths: ['en', 'ru', 'kk', 'ar', 'ug'].map((language) => `/articles/all-${language}`) },
  { name: 'founding article', paths: ['/articles/kazakhstans-dirty-little-secret'] },
  { name: 'list of revisions', paths: ['/articles/revised/revisions'] },
  { name: 'revision', paths: ['/articles/revised/revisions/1', '/articles/revised/revisions/2'] },
  { name: 'topics', paths: inEach('/topics') },
  { name: 'topic', paths: inEach('/topics/kazakhstan') },
  { name: 'page of a topic', paths: ['/topics/kazakhstan/page/1'] },
  { name: 'authors', paths: inEach('/authors') },
  { name: 'author', paths: inEach('/authors/momtaza-warsame') },
  { name: 'page of an author', paths: ['/authors/momtaza-warsame/page/1'] },
  { name: 'archive', paths: inEach('/archive') },
  { name: 'year of the archive', paths: inEach('/archive/2015') },
  { name: 'month of the archive', paths: inEach('/archive/2015/01') },
  { name: 'corrections', paths: inEach('/corrections') },
  { name: 'corrections of a year', paths: inEach('/corrections/2016') },
  { name: 'page about following', paths: inEach('/follow') },
  { name: 'search', paths: inEach('/search') },
  {
    name: 'search with an answer',
    paths: ['/search?q=court', '/ru/search?q=суд', '/kk/search?q=сот', '/search?q=zzyzx'],
    isUnlinked: true,
  },
  { name: 'disclaimer', paths: ['/disclaimers/shout-out-uk'] },
  { name: 'static page', paths: ['/about', '/contact', '/privacy', '/corrections-policy'] },
  { name: 'accessibility statement', paths: ['/accessibility', '/accessibility-ru', '/accessibility-kk'] },
  { name: 'page that is not there', paths: ['/none'], status: 404, isUnlinked: true },
  { name: 'withdrawn page', paths: ['/articles/withdrawn'], status: 410, isUnlinked: true },
  {
    name: 'withdrawn page that says why',
    paths: GONE_FOR.map((each) => `/articles/withdrawn-${each}`),
    status: 410,
    isUnlinked: true,
  },
]

/** The same with their names before them, as titles of tests take them. */
export const PAGES = PAGE_TYPES.map((type) => [type.name, type] as const)
