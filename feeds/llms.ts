import { toCleanText } from '@/lib/clean-text'
import type { LinkSection } from '@/queries/feed.view'

/** The site for language models (https://llmstxt.org): its name, what it is, and where what matters stands, as Markdown. */
export function renderLlms(name: string, about: string | undefined, sections: LinkSection[]): string {
  const parts = [
    `# ${toLine(name)}`,
    about && `> ${toLine(about)}`,
    ...sections
      .filter(({ links }) => links.length > 0)
      .map(({ title, links }) =>
        [`## ${toLine(title)}\n`, ...links.map((link) => renderLink(link))].join('\n'),
      ),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const renderLink = ({ name, url, about }: LinkSection['links'][number]) =>
  `- [${toLine(name)}](${url})${about ? `: ${toLine(about)}` : ''}`

/** Text in one line, with nothing in it that Markdown means otherwise. */
const toLine = (text: string): string =>
  toCleanText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#]/g, '\\$&')
