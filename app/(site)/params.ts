/** What Next hands a page; list pages know no query, and one that asks for a `page` asks for nothing there is. */
export type Props<Params = object> = {
  params: Promise<Params>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const asksForPage = async ({ searchParams }: Pick<Props, 'searchParams'>): Promise<boolean> =>
  'page' in (await searchParams)
