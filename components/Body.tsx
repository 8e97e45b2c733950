import type { ReactNode } from 'react'
import type { Language } from '@/lib/languages'
import { dayIn, type Locale } from '@/lib/locale'
import { fillText } from '@/lib/words'
import type { BlockView, BodyView, ContextNoteView, InlineView, ListView, Mark } from '@/queries/body.view'
import styles from './Body.module.css'
import { Day } from './Day'
import { Figure } from './Picture'
import { toSpoken } from './SiteWords'
import { SourceList } from './SourceList'

/** The site's words, and the language of the body that they stand within. */
type Voice = Locale & { within: Language }

/** A body with its notes below it. Blocks are keyed by place: the server renders them once. */
export function Body(props: { body: BodyView; locale: Locale; language: Language }) {
  const { body, language } = props
  const locale = { ...props.locale, within: language }
  const words = locale.words.article
  const spoken = toSpoken(locale, language)
  return (
    <div className={styles.body}>
      <Blocks blocks={body.blocks} locale={locale} />
      {body.notes.length > 0 && (
        <section aria-labelledby="notes" className={styles.notes}>
          <h2 id="notes" {...spoken}>
            {words.notes}
          </h2>
          <ol>
            {body.notes.map((note, index) => (
              <li key={index} id={`note-${index + 1}`}>
                {note}{' '}
                <a
                  href={`#mark-${index + 1}`}
                  aria-label={fillText(words.backToMark, { number: index + 1 })}
                  {...spoken}
                >
                  ↩
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

const Blocks = ({ blocks, locale }: { blocks: BlockView[]; locale: Voice }) =>
  blocks.map((block, index) => <Block key={index} block={block} locale={locale} />)

function Block({ block, locale }: { block: BlockView; locale: Voice }) {
  const inline = (nodes: InlineView[]) => <Inline nodes={nodes} locale={locale} />
  switch (block.type) {
    case 'paragraph':
      return <p>{inline(block.children)}</p>
    case 'heading': {
      const Heading = `h${block.level}` as const
      return <Heading>{inline(block.children)}</Heading>
    }
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <p>{inline(block.children)}</p>
        </blockquote>
      )
    case 'list':
      return <List list={block} locale={locale} />
    case 'rule':
      return <hr />
    case 'table':
      return (
        <div className={styles.scroll} role="region" aria-label={locale.words.article.table} tabIndex={0}>
          <table>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map(({ header, columns, rows, blocks }, place) => {
                    const Cell = header ? 'th' : 'td'
                    const scope = header ? { scope: index === 0 ? 'col' : 'row' } : {}
                    return (
                      <Cell key={place} colSpan={columns} rowSpan={rows} {...scope}>
                        <Blocks blocks={blocks} locale={locale} />
                      </Cell>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'figure':
      return <Figure picture={block.picture} caption={block.caption} locale={locale} within={locale.within} />
    case 'pullQuote':
      return (
        <figure className={styles.pullQuote}>
          <blockquote>
            <p>{block.quote}</p>
          </blockquote>
          {block.attribution && <figcaption>{block.attribution}</figcaption>}
        </figure>
      )
    case 'factBox':
      return (
        <aside className={styles.box}>
          {block.heading && <h2>{block.heading}</h2>}
          <Blocks blocks={block.blocks} locale={locale} />
        </aside>
      )
    case 'linkCard':
      return (
        <aside className={styles.box}>
          <p>
            <a href={block.href}>{block.title}</a>
            {block.host && <span className={styles.host}> {block.host}</span>}
          </p>
          {block.description && <p>{block.description}</p>}
        </aside>
      )
    case 'contextNote':
      return <ContextNote note={block} locale={locale} />
  }
}

function ContextNote({ note: { date, text, sources }, locale }: { note: ContextNoteView; locale: Voice }) {
  const word = locale.words.article.note
  return (
    <aside className={styles.contextNote} aria-label={`${word}, ${dayIn(date, locale)}`}>
      <p className={styles.label}>
        <bdi {...toSpoken(locale, locale.within)}>
          {word}, <Day iso={date} locale={locale} />
        </bdi>
      </p>
      <p>{text}</p>
      {sources.length > 0 && <SourceList sources={sources} />}
    </aside>
  )
}

function List({ list, locale }: { list: ListView; locale: Voice }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  return (
    <Tag>
      {list.items.map(({ children, lists }, index) => (
        <li key={index}>
          <Inline nodes={children} locale={locale} />
          {lists.map((nested, place) => (
            <List key={place} list={nested} locale={locale} />
          ))}
        </li>
      ))}
    </Tag>
  )
}

const TAGS: Record<Mark, 'strong' | 'em' | 's' | 'sub' | 'sup'> = {
  bold: 'strong',
  italic: 'em',
  strikethrough: 's',
  subscript: 'sub',
  superscript: 'sup',
}

const Inline = ({ nodes, locale }: { nodes: InlineView[]; locale: Voice }) =>
  nodes.map((node, index): ReactNode => {
    switch (node.type) {
      case 'text':
        return node.marks.reduce<ReactNode>((content, mark) => {
          const Tag = TAGS[mark]
          return <Tag key={index}>{content}</Tag>
        }, node.text)
      case 'break':
        return <br key={index} />
      case 'link':
        return (
          <a key={index} href={node.href}>
            <Inline nodes={node.children} locale={locale} />
          </a>
        )
      case 'note':
        return (
          <sup key={index}>
            <a
              id={`mark-${node.number}`}
              href={`#note-${node.number}`}
              aria-label={fillText(locale.words.article.noteNumber, { number: node.number })}
              {...toSpoken(locale, locale.within)}
            >
              {node.number}
            </a>
          </sup>
        )
    }
  })
