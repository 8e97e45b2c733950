import type { FlattenedField, SanitizedConfig } from 'payload'
import { createChance } from '../chance'
import { canaryOf, idOf, STEM } from './canaries'
import { SECRET } from './secrets'

/** A request that a stranger makes. */
export type Question = { method: string; path: string; headers?: Record<string, string>; body?: string }

/** How else a public address may be asked for, by whoever hopes for more than is there. */
const WAYS: ((path: string) => Question)[] = [
  (path) => ({ method: 'GET', path }),
  (path) => ({ method: 'HEAD', path }),
  (path) => ({ method: 'OPTIONS', path }),
  (path) => ({ method: 'GET', path: `${path}?draft=true&preview=true&locale=all&depth=9` }),
  (path) => ({ method: 'GET', path: `${path}?_rsc=1a2b3`, headers: { RSC: '1', 'Next-Url': '/admin' } }),
  (path) => ({ method: 'GET', path, headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-State-Tree': '%5B%22%22%2C%7B%7D%5D' } }),
  (path) => ({ method: 'GET', path, headers: { Cookie: '__prerender_bypass=1; __next_preview_data=1; payload-token=x', Authorization: 'JWT x' } }),
  (path) => ({ method: 'GET', path, headers: { 'X-Middleware-Subrequest': 'middleware:middleware', 'X-Forwarded-Host': 'e.example', 'X-Original-Url': '/admin', 'X-Press-Key': 'x' } }),
  (path) => ({ method: 'GET', path: `${path === '/' ? '/index' : path}.rsc` }),
  (path) => ({ method: 'GET', path: `/_next/data/x${path === '/' ? '/index' : path}.json` }),
  (path) => ({ method: 'GET', path: `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75` }),
  (path) => ({ method: 'POST', path, headers: { 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain' }, body: '[]' }),
] // prettier-ignore

/** Every public address in every way. */
export const askAddresses = (addresses: string[]): Question[] =>
  addresses.flatMap((path) => WAYS.map((ask) => ask(path)))

/** Addresses at which there is nothing for readers, or should not be. */
export const CLOSED = [
  '/.press/journal', '/.press/status.json', '/.press/redirects.map', '/.env', '/.git/config', '/.next/server/app', '/data/secrets.json', '/secrets.json', '/newsroom', '/press/addresses', '/press/health',
  '/press/followers', '/graphql', '/api/graphql', '/api/graphql-playground', '/api', '/api/', '/api/access', '/api/payload-jobs', '/api/payload-jobs/run', '/api/payload-jobs/handle-schedules', '/api/globals/site',
  '/api/globals/site/versions', '/api/globals/payload-jobs-stats', '/api/users/me', '/api/users/init', '/api/users/refresh-token', '/api/users/first-register', '/api/users/unlock', '/api/users/logout', '/api/_preferences/nav',
  '/api/media/file/x.jpg', '/api/articles/search', '/api/articles/export', '/api/followers', '/api/subscriptions', '/api/audit', '/api/hub', '/api/printing', '/api/live', '/admin', '/admin/login', '/admin/create-first-user',
  '/admin/collections/articles', '/admin/collections/users', '/admin/logout', '/admin/forgot', '/admin/api', '/preview', '/preview/articles', '/preview/shared', '/_next/static/chunks', '/_next/static', '/_next/server',
  `/preview/articles/${SECRET.articles}`, `/admin/collections/articles/${SECRET.articles}`, '/absent/404', '/index.html', '/articles', '/articles/known/index.html', '/sitemaps/2026-13.xml',
] // prettier-ignore

/** Names of fields a question may have, also through relationships. */
function listPaths(fields: FlattenedField[], config: SanitizedConfig, depth = 0): string[] {
  return fields.flatMap((field) => {
    if ('flattenedFields' in field)
      return [
        field.name,
        ...listPaths(field.flattenedFields, config, depth).map((path) => `${field.name}.${path}`),
      ]
    if ((field.type === 'relationship' || field.type === 'upload') && depth < 2) {
      const related = [field.relationTo].flat().flatMap((slug) => {
        const found = config.collections.find((each) => each.slug === slug)
        return found ? listPaths(found.flattenedFields, config, depth + 1) : []
      })
      return [field.name, ...related.map((path) => `${field.name}.${path}`)]
    }
    return [field.name]
  })
}

const OPERATORS = ['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'greater_than', 'greater_than_equal', 'less_than', 'like', 'not_like', 'contains', 'near', 'within', 'intersects', 'regex', '$ne'] // prettier-ignore

const VALUES = ['true', 'false', 'null', '', '%25', 'draft', 'published', '1', '2020-01-01', 'a', STEM, STEM.slice(0, 3), '@example.org', 'administrator', ...Object.values(SECRET), idOf('published'), canaryOf('draft.headline'), canaryOf('articles.slug')] // prettier-ignore

const EXTRAS = [
  'draft=true', 'draft=1', 'depth=9', 'depth=-1', 'limit=0', 'limit=1', 'limit=100', 'page=2', 'pagination=false', 'locale=*', 'locale=all', 'fallback-locale=null', 'fallbackLocale=en', 'trash=true', 'autosave=true', 'publishSpecificLocale=en',
  'overrideAccess=true', 'overrideAccess=1', 'showHiddenFields=true', 'disableErrors=true', 'context[reader]=true', 'context[sharedVersion]=1', 'user[role]=administrator', 'req[user]=1', 'select[id]=true', 'select[createdBy]=true', 'select[_status]=false',
  'select[newsroomNote]=true', 'select[contextNotes]=true', 'populate[users][email]=true', 'populate[articles][newsroomNote]=true', 'populate[authors]=true', 'populate[media][filename]=true', 'joins[x][limit]=1', 'joins=false', 'uploadEdits[crop][x]=1', 'where=x', 'where=%7B%22id%22%3A%7B%22exists%22%3Atrue%7D%7D',
] // prettier-ignore

const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PATCH',
  'DELETE',
  'PUT',
]

/** So many questions to the API as the seed decides: of every collection, each way it can be asked, and all that can stand in its query. */
export function askApi(config: SanitizedConfig, count: number, seed: number): Question[] {
  const chance = createChance(seed)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(chance() * list.length)]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }
  const paths = new Map<string, string[]>(
    config.collections.map(({ slug, flattenedFields }) => [slug, listPaths(flattenedFields, config)]),
  )
  const collections = [...paths.keys(), 'articles', 'articles', 'articles']
  const known = new Map(Object.entries(SECRET))
  const idsOf = (slug: string) => [known.get(slug) ?? idOf(slug), idOf('published'), idOf('withdrawn'), idOf('nothing')] // prettier-ignore

  const toPlace = (slug: string): string => {
    const { endpoints } = config.collections.find((each) => each.slug === slug) ?? { endpoints: [] }
    const own = (endpoints || []).map(({ path }) => path.replace(/:decision\([^)]*\)/, pick(['ask', 'approve', 'return', 'reissue', 'withdraw'])).replace(/:[a-z]+\??/gi, pick(idsOf(slug)))) // prettier-ignore
    const id = pick(idsOf(slug))
    return `/api/${slug}${pick(['', '', '', '/', '/count', '/versions', `/versions/${id}`, `/${id}`, `/${id}`, `/${id}/versions`, `/${id}/duplicate`, `/access/${id}`, '/distinct', '/me', '/init', ...own])}`
  }
  const toField = (slug: string) => {
    const path = pick(paths.get(slug) ?? ['id'])
    return chance() < 0.1 ? `version.${path}` : chance() < 0.1 ? path.replaceAll('.', '__') : path
  }
  const toCondition = (slug: string) =>
    `[${toField(slug)}][${pick(OPERATORS)}]${chance() < 0.1 ? '[0]' : ''}=${encodeURIComponent(pick(VALUES))}`
  const toPart = (slug: string): string => {
    const kind = chance()
    if (kind < 0.35) return `where${toCondition(slug)}`
    if (kind < 0.45)
      return `where[${pick(['and', 'or', 'AND', 'Or'])}][0]${toCondition(slug)}&where[${pick(['and', 'or'])}][1]${toCondition(slug)}`
    if (kind < 0.6) return `sort=${pick(['', '-'])}${toField(slug)}`
    if (kind < 0.7) return `select[${toField(slug).replaceAll('.', '][')}]=${pick(['true', 'false'])}`
    return pick(EXTRAS)
  }
  return Array.from({ length: count }, () => {
    const slug = pick(collections)
    const method = pick(METHODS)
    const query = Array.from({ length: Math.floor(chance() * 4) }, () => toPart(slug)).join('&')
    const path = `${toPlace(slug)}${query && '?'}${query}`
    if (!['POST', 'PATCH', 'PUT'].includes(method)) return { method, path }
    const isOverridden = method === 'POST' && chance() < 0.3
    return {
      method,
      path,
      headers: {
        'Content-Type': isOverridden ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(isOverridden ? { 'X-Payload-HTTP-Method-Override': 'GET', 'X-HTTP-Method-Override': 'GET' } : {}),
      },
      body: isOverridden ? query : pick(['{}', '{"id":1}', `{"_status":"published"}`, `{"email":"x@example.org","password":"x"}`, 'null', '[]', '{']),
    }
  }) // prettier-ignore
}
