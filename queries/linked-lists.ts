import { listNodes, toNode } from '@/lib/lexical'
import { pathIn } from '@/lib/locale'
import { noteList } from '@/lib/sources'
import { namePaths } from '@/lib/urls'
import { listIds } from './listed'
import { getLocale } from './site'

/** By topic or author, the address of its list. */
export type LinkedLists = ReadonlyMap<string, string>

/**
 * The lists of topics and authors that a body links to, as far as they are there: one that no published article in the language stands
 * on is not. The page that asks is printed anew when one comes or goes.
 */
export async function findLinkedLists(body: unknown, language: string): Promise<LinkedLists> {
  const locale = await getLocale(language)
  const lists = new Map<string, string>()
  for (const node of listNodes(body)) {
    const { relationTo, value } = toNode(toNode(node.fields).doc)
    const { id, slug } = toNode(value)
    if (relationTo !== 'topics' && relationTo !== 'authors') continue
    if (typeof id !== 'string' || typeof slug !== 'string') continue
    const path = pathIn(namePaths[relationTo](slug), locale)
    noteList(path)
    if ((await listIds(relationTo, id, locale.language)).length > 0) lists.set(id, path)
  }
  return lists
}
