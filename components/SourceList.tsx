import type { SourceView } from '@/queries/article.view'

/** What words rest on, each a link where it has an address. */
export const SourceList = ({ sources }: { sources: SourceView[] }) => (
  <ul>
    {sources.map(({ title, href }, index) => (
      <li key={index}>{href ? <a href={href}>{title}</a> : title}</li>
    ))}
  </ul>
)
