/** A size in which a picture is kept: as wide as `width` pixels or as the picture is, or cropped to `width` × `height`. */
export type Size = {
  name: 'webp480' | 'webp960' | 'webp1600' | 'avif480' | 'avif960' | 'share'
  width: number
  height?: number
  withoutEnlargement?: true
  formatOptions:
    | { format: 'webp'; options: { quality: number } }
    | { format: 'avif'; options: { quality: number; effort: number } }
    | { format: 'jpeg'; options: { quality: number; mozjpeg: boolean } }
}

/** WebP is for almost everyone, AVIF for the thinnest lines. */
const webp = (width: 480 | 960 | 1600): Size => ({
  name: `webp${width}`,
  width,
  withoutEnlargement: true,
  formatOptions: { format: 'webp', options: { quality: 78 } },
})
const avif = (width: 480 | 960): Size => ({
  name: `avif${width}`,
  width,
  withoutEnlargement: true,
  formatOptions: { format: 'avif', options: { quality: 55, effort: 2 } },
})

/** What a shared link shows of an article, cropped around the focal point; a smaller picture has none and is shown whole. */
const share: Size = {
  name: 'share',
  width: 1200,
  height: 630,
  formatOptions: { format: 'jpeg', options: { quality: 80, mozjpeg: true } },
}

export const SIZES = [webp(480), webp(960), webp(1600), avif(480), avif(960), share]
