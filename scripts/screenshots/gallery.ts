/** The index of docs/screenshots in Markdown: a row for each page, a column for each width and scheme. */
export function toGallery(
  pages: { name: string; title: string }[],
  widths: number[],
  schemes: readonly string[],
): string {
  const columns = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })))
  const toRow = (cells: string[]) => `| ${cells.join(' | ')} |`
  const toCell = (name: string, title: string, { width, scheme }: { width: number; scheme: string }) => {
    const file = `${name}-${width}-${scheme}.webp`
    return `<a href="${file}"><img src="${file}" width="150" alt="${title}, ${width} pixels wide, ${scheme}"></a>`
  }
  return [
    '# The reader’s pages',
    '',
    'Taken by `npm run screenshots` from a new site with sample articles, in the typefaces of the machine that took them.',
    '',
    toRow(['page', ...columns.map(({ width, scheme }) => `${width} px, ${scheme}`)]),
    toRow(['---', ...columns.map(() => '---')]),
    ...pages.map(({ name, title }) =>
      toRow([title, ...columns.map((column) => toCell(name, title, column))]),
    ),
    '',
  ].join('\n')
}
