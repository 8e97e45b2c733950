/** One file of a picture: a path of this site and its size in pixels. */
export type PictureFile = { path: string; width: number; height: number }

export type PictureView = {
  /** The widest file every browser and feed reader knows. */
  main: PictureFile & { bytes: number; mediaType: string }
  /** Narrow to wide. */
  avif: PictureFile[]
  webp: PictureFile[]
  /** Empty for a decorative picture. */
  alt: string
  credit: string | undefined
}
