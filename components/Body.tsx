import type { ReactNode } from 'react'
import { formatDay } from '@/lib/dates'
import type { BlockView, BodyView, ContextNoteView, InlineView, ListView, Mark } from '@/queries/body.view'
import styles from './Body.module.css'
import { Figure } from './Picture'
import { SourceList } from './SourceList'

/** A body with its notes below it; days are days in `timeZone`. Blocks are keyed by place: the server renders them once. */
export function Body({ body, timeZone }: { body: BodyView; timeZone: string }) {
  return (
    <div className={styles.body}>
      <Blocks blocks={body.blocks} timeZone={timeZone} />
      {body.notes.length > 0 && (
        <section aria-labelledby="notes" className={styles.notes}>
          <h2 id="notes">Notes</h2>
          <ol>
            {body.notes.map((note, index) => (
              <li key={index} id={`note-${index + 1}`}>
                {note}{' '}
                <a href={`#mark-${index + 1}`} aria-label={`Back to mark ${index + 1}`}>
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

const Blocks = ({ blocks, timeZone }: { blocks: BlockView[]; timeZone: string }) =>
  blocks.map((block, index) => <Block key={index} block={block} timeZone={timeZone} />)

function Block({ block, timeZone }: { block: BlockView; timeZone: string }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inline nodes={block.children} />
        </p>
      )
    case 'heading': {
      const Heading = `h${block.level}` as const
      return (
        <Heading>
          <Inline nodes={block.children} />
        </Heading>
      )
    }
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <p>
            <Inline nodes={block.children} />
          </p>
        </blockquote>
      )
    case 'list':
      return <List list={block} />
    case 'rule':
      return <hr />
    case 'table':
      return (
        <div className={styles.scroll} role="region" aria-label="Table" tabIndex={0}>
          <table>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map(({ header, columns, rows, blocks }, place) => {
                    const Cell = header ? 'th' : 'td'
                    const scope = header ? { scope: index === 0 ? 'col' : 'row' } : {}
                    return (
                      <Cell key={place} colSpan={columns} rowSpan={rows} {...scope}>
                        <Blocks blocks={blocks} timeZone={timeZone} />
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
      return <Figure picture={block.picture} caption={block.caption} />
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
          <Blocks blocks={block.blocks} timeZone={timeZone} />
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
      return <ContextNote note={block} day={formatDay(block.date, timeZone)} />
  }
}

function ContextNote({ note: { date, text, sources }, day }: { note: ContextNoteView; day: string }) {
  return (
    <aside className={styles.contextNote} aria-label={`Note, ${day}`}>
      <p className={styles.label}>
        <bdi>
          Note, <time dateTime={date}>{day}</time>
        </bdi>
      </p>
      <p>{text}</p>
      {sources.length > 0 && <SourceList sources={sources} />}
    </aside>
  )
}

function List({ list }: { list: ListView }) {
  const Tag = list.ordered ? 'ol' : 'ul'
  return (
    <Tag>
      {list.items.map(({ children, lists }, index) => (
        <li key={index}>
          <Inline nodes={children} />
          {lists.map((nested, place) => (
            <List key={place} list={nested} />
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

const Inline = ({ nodes }: { nodes: InlineView[] }) =>
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
            <Inline nodes={node.children} />
          </a>
        )
      case 'note':
        return (
          <sup key={index}>
            <a id={`mark-${node.number}`} href={`#note-${node.number}`} aria-label={`Note ${node.number}`}>
              {node.number}
            </a>
          </sup>
        )
    }
  })
