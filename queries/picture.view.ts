/** One file of a picture: a path of this site and its size in pixels. */
export type PictureFile = { path: string; width: number; height: number }

export type PictureView = {
  /** The widest file every browser and feed reader knows. */
  main: PictureFile & { bytes: number; mediaType: string }
  /** Narrow to wide. */
  avif: PictureFile[]
  webp: PictureFile[]
  /** A JPEG of 1200 × 630, cropped around the focal point; a smaller picture, or one stored before there were any, has none. */
  share: PictureFile | undefined
  /** Empty for a decorative picture. */
  alt: string
  credit: string | undefined
}
