import { now } from '@/lib/clock'
import type { Article } from '@/payload-types'
import type { ArticlePageView } from './article.view'
import { toArticlePage } from './article-page'
import { toArticle } from './articles'
import type { BlockView } from './body.view'
import type { LinkedLists } from './linked-lists'
import type { PictureFile, PictureView } from './picture.view'
import { isPresent } from './relation'

/**
 * A version as readers would get it if it were published now. What a draft still lacks is filled in, and rows that were only
 * begun are left out. Its pictures may not be before readers yet, so they are found where `toPicturePath` says.
 */
export function toPreview(
  version: Article,
  id: string,
  timeZone: string,
  lists: LinkedLists,
  toPicturePath: (file: string) => string,
): ArticlePageView {
  const whole = complete(version, id)
  return movePictures(toArticlePage(whole, toArticle(whole, timeZone, lists), timeZone), toPicturePath)
}

function complete(version: Article, id: string): Article {
  // Its type says that everything required is there; a draft is saved without.
  const draft: Partial<Article> = version
  const { headline, slug, kind, language } = draft
  return {
    ...version,
    id,
    headline: headline?.trim() ? headline : 'Untitled',
    slug: slug ?? id,
    kind: kind ?? 'news',
    language: language ?? 'en',
    createdAt: now().toISOString(),
    corrections: (draft.corrections ?? []).filter((each) => isWhole(each, ['kind', 'date', 'text'])),
    sources: (draft.sources ?? []).filter((each) => isWhole(each, ['title'])),
  }
}

const isWhole = <T extends object>(row: T, names: (keyof T)[]): boolean =>
  names.every((name) => Boolean(row[name]))

/** The files of all pictures in the article. */
export function listPictures({ picture, body, about }: ArticlePageView): string[] {
  const portraits = about.map(({ portrait }) => portrait)
  const pictures = [...[picture, ...portraits].filter(isPresent), ...body.blocks.flatMap(picturesOf)]
  return pictures.flatMap(({ main, avif, webp }) => [main, ...avif, ...webp].map(toFileName))
}

function picturesOf(block: BlockView): PictureView[] {
  switch (block.type) {
    case 'figure':
      return [block.picture]
    case 'factBox':
      return block.blocks.flatMap(picturesOf)
    case 'table':
      return block.rows.flat().flatMap(({ blocks }) => blocks.flatMap(picturesOf))
    default:
      return []
  }
}

function movePictures(article: ArticlePageView, toPath: (file: string) => string): ArticlePageView {
  const moveFile = <T extends PictureFile>(file: T): T => ({ ...file, path: toPath(toFileName(file)) })
  const move = (picture: PictureView): PictureView => ({
    ...picture,
    main: moveFile(picture.main),
    avif: picture.avif.map(moveFile),
    webp: picture.webp.map(moveFile),
  })
  const moveIn = (block: BlockView): BlockView => {
    switch (block.type) {
      case 'figure':
        return { ...block, picture: move(block.picture) }
      case 'factBox':
        return { ...block, blocks: block.blocks.map(moveIn) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: cell.blocks.map(moveIn) }))),
        }
      default:
        return block
    }
  }
  return {
    ...article,
    revisions: 0,
    picture: article.picture && move(article.picture),
    about: article.about.map((author) => ({ ...author, portrait: author.portrait && move(author.portrait) })),
    body: { ...article.body, blocks: article.body.blocks.map(moveIn) },
  }
}

const toFileName = ({ path }: PictureFile): string => path.slice(path.lastIndexOf('/') + 1)
