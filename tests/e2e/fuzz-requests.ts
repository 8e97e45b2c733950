import fc from 'fast-check'
import type { FlattenedField, SanitizedConfig } from 'payload'
import { body, paragraph } from '@/scripts/seed/lexical'
import { listRoutes } from '../routes'

/** Who asks: without a session, with a token nobody signed, or as a colleague. */
const ASKERS = ['stranger', 'forger', 'contributor', 'publisher', 'administrator'] as const
export type Asker = (typeof ASKERS)[number]

export type Asked = {
  asker: Asker
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '\ud800', '%', '%00', '../..', 'null', 'undefined', 'NaN', '__proto__', 'constructor', '-1', '1e309', '9223372036854775808', "'; select 1 --", '${7*7}', '[]', '{}', 'x'.repeat(5_000)), // prettier-ignore
)

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, -1, 0, 1.5, 1e21, [], {}, [null], [[]], { id: NOBODY }, { relationTo: 'users', value: NOBODY }), // prettier-ignore
)

/** A value that the field might have, for the most part. */
function valueOf(field: FlattenedField, ids: string[]): fc.Arbitrary<unknown> {
  const id = fc.constantFrom(...ids, NOBODY, 'x')
  switch (field.type) {
    case 'text':
    case 'textarea':
      return 'hasMany' in field && field.hasMany ? fc.array(oddText, { maxLength: 3 }) : oddText
    case 'email':
      return fc.constantFrom('a@example.org', 'x', '', '@', 'a@b@c')
    case 'number':
      return fc.oneof(fc.integer(), fc.double(), fc.constantFrom('1', 'x', null))
    case 'checkbox':
      return fc.oneof(fc.boolean(), fc.constantFrom('true', 'x', null))
    case 'date':
      return fc.constantFrom('2026-03-01T12:00:00Z', '2026-13-45', '+275760-09-13', 'x', '', null, 0)
    case 'select':
    case 'radio':
      return fc.constantFrom(
        ...field.options.map((each) => (typeof each === 'string' ? each : each.value)),
        'x',
        null,
      )
    case 'relationship':
    case 'upload':
      return 'hasMany' in field && field.hasMany ? fc.array(id, { maxLength: 3 }) : fc.oneof(id, oddValue)
    case 'richText':
      return fc.oneof(
        oddText.map((text) => body([paragraph(text)])),
        fc.constantFrom({ root: null }, { root: { type: 'root', children: [{}] } }, { root: { type: 'root', children: [{ type: 'x' }] } }), // prettier-ignore
      )
    case 'group':
    case 'tab':
      return recordOf(field.flattenedFields, ids)
    case 'array':
      return fc.array(recordOf(field.flattenedFields, ids), { maxLength: 3 })
    default:
      return oddValue
  }
}

const recordOf = (fields: FlattenedField[], ids: string[]): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        fc.oneof({ weight: 4, arbitrary: valueOf(field, ids) }, { weight: 1, arbitrary: oddValue }),
      ]),
    ),
    { requiredKeys: [] },
  )

const question = fc.record(
  {
    limit: oddText,
    page: oddText,
    depth: oddText,
    draft: fc.constantFrom('true', 'false', 'x'),
    autosave: fc.constantFrom('true', 'x'),
    trash: fc.constantFrom('true', 'x'),
    locale: oddText,
    'fallback-locale': oddText,
    sort: fc.oneof(oddText, fc.constantFrom('-updatedAt', 'createdBy.email', 'title,-slug', 'id')),
    where: fc.oneof(oddText, fc.json({ maxDepth: 3 })),
    'where[id][equals]': oddText,
    'where[or][0][and][0][headline][like]': oddText,
    'where[createdAt][greater_than]': oddText,
    'select[headline]': oddText,
    'populate[authors][name]': oddText,
    'joins[x][limit]': oddText,
    publishSpecificLocale: oddText,
    duplicateFromID: oddText,
    selectedLocales: oddText,
  },
  { requiredKeys: [] },
)

const TYPES = ['application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=a', 'multipart/mixed; boundary=a', 'text/plain', 'application/xml', 'x', ''] // prettier-ignore

const part = (name: string, value: string, file = '') =>
  `--a\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"\r\nContent-Type: image/png` : ''}\r\n\r\n${value}\r\n`

/** Forms with fields and files, whole and broken. */
const form = fc
  .tuple(fc.json({ maxDepth: 2 }), oddText, fc.boolean(), fc.boolean())
  .map(([json, file, hasFile, ends]) =>
    [part('_payload', json), hasFile ? part('file', file, 'x.png') : '', ends ? '--a--\r\n' : ''].join(''),
  )

/** Any request to a route of the API: with what its fields might have, with anything at all, and with nothing. */
export function anyRequest(config: SanitizedConfig, ids: string[]): fc.Arbitrary<Asked> {
  const routes = listRoutes(config, ':id')
  return fc.constantFrom(...routes).chain(({ method, path }) => {
    const slug = path.split('/')[path.startsWith('/globals/') ? 2 : 1] ?? ''
    const own = [...config.collections, ...config.globals].find((each) => each.slug === slug)
    const typed = own ? recordOf(own.flattenedFields, ids) : fc.object({ maxDepth: 2 })
    const sent = fc.oneof(
      {
        weight: 5,
        arbitrary: typed.map((data) => ({ type: 'application/json', body: JSON.stringify(data) })),
      },
      {
        weight: 2,
        arbitrary: oddValue.map((value) => ({ type: 'application/json', body: JSON.stringify(value) })),
      },
      { weight: 2, arbitrary: form.map((text) => ({ type: 'multipart/form-data; boundary=a', body: text })) },
      { weight: 2, arbitrary: fc.record({ type: fc.constantFrom(...TYPES), body: oddText }) },
    )
    return fc
      .record({
        asker: fc.constantFrom(...ASKERS),
        method: fc.oneof(
          { weight: 9, arbitrary: fc.constant(method) },
          { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
        ),
        id: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...ids) },
          { weight: 1, arbitrary: fc.constantFrom(NOBODY, 'x', '%00', '%ff', '%2F', 'null', "'") },
        ),
        query: question,
        sent: fc.option(sent, { nil: undefined, freq: 6 }),
        disguise: fc.option(fc.constantFrom('X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override'), { nil: undefined, freq: 12 }), // prettier-ignore
        network: fc.integer({ min: 1, max: 250 }),
      })
      .map(({ asker, method, id, query, sent, disguise, network }) => {
        const search = new URLSearchParams(query).toString()
        const takes = !['GET', 'HEAD'].includes(method)
        return {
          asker,
          method,
          path: `${path.replaceAll(':id', id)}${search && `?${search}`}`.slice(0, 9_000),
          headers: {
            'X-Forwarded-For': `10.0.${network}.1`,
            ...(sent?.type ? { 'Content-Type': sent.type } : {}),
            ...(disguise ? { [disguise]: 'GET' } : {}),
          },
          body: takes ? sent?.body : undefined,
        }
      })
  })
}
