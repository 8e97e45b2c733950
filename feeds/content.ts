import { dayIn, type Locale } from '@/lib/locale'
import { absoluteUrl } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleView, SourceView } from '@/queries/article.view'
import type { BlockView, InlineView, ListView, Mark } from '@/queries/body.view'
import type { PictureView } from '@/queries/picture.view'
import { empty, escape } from './xml'

const TAGS: Record<Mark, string> = {
  bold: 'strong',
  italic: 'em',
  strikethrough: 's',
  subscript: 'sub',
  superscript: 'sup',
}

/** An article as the HTML of a feed entry: corrections first, disclaimer last, every address absolute, in the locale's words. */
export function renderContent(article: ArticleView, siteUrl: string, locale: Locale): string {
  const { body, corrections, sources, callToAction, picture, disclaimer } = article
  const { words } = locale
  const renderer = createRenderer(siteUrl, locale)
  const renderCallToAction = ({ href, text, by, until }: NonNullable<typeof callToAction>) =>
    `<p>${[
      renderer.link(href, escape(text)),
      by && escape(by),
      until && escape(fillText(words.article.until, { date: dayIn(until, locale) })),
    ]
      .filter(Boolean)
      .join(', ')}</p>`
  return [
    ...corrections.map(
      ({ kind, date, text }) =>
        `<p><strong>${escape(words.corrections[kind])}, ${dayIn(date, locale)}:</strong> ${escape(text)}</p>`,
    ),
    renderer.firstPublished(article),
    picture && renderer.figure(picture, article.caption),
    ...body.blocks.map(renderer.block),
    body.notes.length > 0 &&
      `<h2>${escape(words.article.notes)}</h2><ol>${body.notes.map((note) => `<li>${escape(note)}</li>`).join('')}</ol>`,
    callToAction && renderCallToAction(callToAction),
    sources.length > 0 && `<h2>${escape(words.article.sources)}</h2>${renderer.sources(sources)}`,
    disclaimer &&
      `<p><small><b>${escape(words.article.disclaimer)}</b> ${escape(disclaimer.text)}</small></p>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function createRenderer(siteUrl: string, locale: Locale) {
  const { words } = locale
  const link = (href: string | undefined, content: string) =>
    href ? `<a href="${escape(absoluteUrl(href, siteUrl))}">${content}</a>` : content

  /** Where and when it first came out, where that was elsewhere. */
  function firstPublished({ firstPublisher, firstPublishedAt }: ArticleView): string | undefined {
    if (!firstPublisher) return undefined
    const publisher = link(firstPublisher.href, escape(firstPublisher.name))
    const said = escape(words.article.firstPublishedBy)
    return `<p><em>${fillText(said, { date: dayIn(firstPublishedAt, locale), publisher })}</em></p>`
  }

  const sources = (all: SourceView[]) =>
    `<ul>${all.map(({ title, href }) => `<li>${link(href, escape(title))}</li>`).join('')}</ul>`

  function figure({ main, alt, credit }: PictureView, caption: string | undefined): string {
    const words = [caption, credit].filter((each) => each !== undefined).map(escape)
    const image = empty('img', {
      src: absoluteUrl(main.path, siteUrl),
      alt,
      width: main.width,
      height: main.height,
    })
    return `<figure>${image}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>`
  }

  const inline = (nodes: InlineView[]): string =>
    nodes
      .map((node) => {
        switch (node.type) {
          case 'text':
            return node.marks.reduce(
              (content, mark) => `<${TAGS[mark]}>${content}</${TAGS[mark]}>`,
              escape(node.text),
            )
          case 'break':
            return '<br/>'
          case 'link':
            return link(node.href, inline(node.children))
          case 'note':
            return `<sup>${node.number}</sup>`
        }
      })
      .join('')

  function list({ ordered, items }: ListView): string {
    const tag = ordered ? 'ol' : 'ul'
    return `<${tag}>${items.map(({ children, lists }) => `<li>${inline(children)}${lists.map(list).join('')}</li>`).join('')}</${tag}>`
  }

  const blocks = (all: BlockView[]): string => all.map(block).join('')

  function block(view: BlockView): string {
    switch (view.type) {
      case 'paragraph':
        return `<p>${inline(view.children)}</p>`
      case 'heading':
        return `<h${view.level}>${inline(view.children)}</h${view.level}>`
      case 'quote':
        return `<blockquote><p>${inline(view.children)}</p></blockquote>`
      case 'list':
        return list(view)
      case 'rule':
        return '<hr/>'
      case 'table':
        return `<table>${view.rows
          .map(
            (row) =>
              `<tr>${row.map((cell) => `<${toCellTag(cell.header)}>${blocks(cell.blocks)}</${toCellTag(cell.header)}>`).join('')}</tr>`,
          )
          .join('')}</table>`
      case 'figure':
        return figure(view.picture, view.caption)
      case 'pullQuote':
        return `<blockquote><p>${escape(view.quote)}</p>${view.attribution ? `<p>${escape(view.attribution)}</p>` : ''}</blockquote>`
      case 'factBox':
        return `<aside><h2>${escape(view.heading)}</h2>${blocks(view.blocks)}</aside>`
      case 'linkCard':
        return `<p>${link(view.href, escape(view.title))}${view.description ? `<br/>${escape(view.description)}` : ''}</p>`
      case 'contextNote':
        return `<aside><p><strong>${escape(words.article.note)}, ${dayIn(view.date, locale)}:</strong> ${escape(view.text)}</p>${view.sources.length > 0 ? sources(view.sources) : ''}</aside>`
    }
  }

  return { block, figure, firstPublished, link, sources }
}

const toCellTag = (header: boolean) => (header ? 'th' : 'td')
