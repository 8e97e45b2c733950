import { mediaPath } from '@/lib/urls'
import type { Media } from '@/payload-types'
import type { PictureFile, PictureView } from './picture.view'
import { isPresent, toDocument, toText } from './relation'

type Size = { filename?: string | null; width?: number | null; height?: number | null } | undefined

function toFile(size: Size): PictureFile | undefined {
  if (!size?.filename || !size.width || !size.height) return undefined
  return { path: mediaPath(size.filename), width: size.width, height: size.height }
}

/** The picture's files and words, or undefined when there is none to show. */
export function toPicture(value: string | Media | null | undefined): PictureView | undefined {
  const media = toDocument(value)
  const file = toFile(media)
  if (!media || !file) return undefined
  return {
    main: { ...file, bytes: media.filesize ?? 0, mediaType: media.mimeType ?? 'image/jpeg' },
    avif: toFiles([media.sizes?.avif480, media.sizes?.avif960]),
    share: toFile(media.sizes?.share),
    webp: toFiles([media.sizes?.webp480, media.sizes?.webp960, media.sizes?.webp1600]),
    alt: media.decorative ? '' : (media.alt ?? ''),
    credit: toText(media.credit),
  }
}

/** A picture narrower than a size is kept at its own width there, too; each width is offered once. */
function toFiles(sizes: Size[]): PictureFile[] {
  const files = sizes.map(toFile).filter(isPresent)
  return files.filter(({ width }, index) => files.findIndex((file) => file.width === width) === index)
}
