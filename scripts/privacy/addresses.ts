import { readdir } from 'node:fs/promises'

/** The address of everything that readers get from an edition’s folder, by what the file is. */
export async function listAddresses(editionDir: string): Promise<{ pages: string[]; files: string[] }> {
  const entries = (await readdir(editionDir, { recursive: true })).toSorted()
  const read = entries.filter(
    (file) => !/(?:^|\/)\./.test(file) && /\.\w+$/.test(file) && !/\.(?:br|gz)$/.test(file),
  )
  // Error pages are no addresses; they answer for others.
  const pages = read.filter((file) => /(?:^|\/)index\.html$/.test(file))
  return {
    pages: pages.map((file) => `/${file.replace(/\/?index\.html$/, '')}`),
    files: read.filter((file) => !file.endsWith('.html')).map((file) => `/${file}`),
  }
}

/** Of each kind of page the first so many: articles are of one kind, and so are the months of the archive. */
export function sample(pages: string[], most: number): string[] {
  const counts = new Map<string, number>()
  return pages.filter((page) => {
    const kind = page
      .replace(/\b(articles|authors|disclaimers|topics)\/[^/]+/, '$1/x')
      .replaceAll(/\d+/g, '0')
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    return (counts.get(kind) ?? 0) <= most
  })
}
