import type { Endpoint, SanitizedConfig } from 'payload'

export type Route = { method: string; path: string }

/** A value for each part of a path that is not fixed, as “:id” or “:id(\\d+)”. */
const fill = (path: string, value: string) =>
  path.replace(/:\w+(?:\(([^)]*)\))?\??/g, (_, choices?: string) => choices?.split('|')[0] ?? value)

/** Every route of the newsroom's API as its config has it, Payload's own among them, with this id in its address. */
export function listRoutes(
  { collections, endpoints, globals }: SanitizedConfig,
  id = '00000000-0000-4000-8000-000000000000',
): Route[] {
  const places: { prefix: string; endpoints: Endpoint[] | false }[] = [
    { prefix: '', endpoints },
    ...collections.map(({ slug, endpoints }) => ({ prefix: `/${slug}`, endpoints })),
    ...globals.map(({ slug, endpoints }) => ({ prefix: `/globals/${slug}`, endpoints })),
  ]
  return places.flatMap((place) =>
    (place.endpoints || []).map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: `${place.prefix}${fill(path === '/' ? '' : path, id)}`,
    })),
  )
}
