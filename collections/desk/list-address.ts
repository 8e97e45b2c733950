import type { Where } from 'payload'

/** The address of the admin's list of articles, filtered by these conditions, in the form that its filter bar reads. */
export function listAddress(adminRoute: string, where: Where, sort: string): string {
  const conditions = where.and ?? [where]
  const query = conditions.flatMap((condition, index) =>
    Object.entries(condition).flatMap(([field, test]) =>
      Object.entries(test).map(([operator, value]) => {
        const name = `where[or][0][and][${index}][${field}][${operator}]`
        return Array.isArray(value)
          ? value
              .map(
                (each, place) =>
                  `${encodeURIComponent(`${name}[${place}]`)}=${encodeURIComponent(String(each))}`,
              )
              .join('&')
          : `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`
      }),
    ),
  )
  return `${adminRoute}/collections/articles?${[...query, `sort=${sort}`].join('&')}`
}
