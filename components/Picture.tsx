import type { Language } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { fillText } from '@/lib/words'
import type { PictureFile, PictureView } from '@/queries/picture.view'
import styles from './Picture.module.css'
import { SiteWords } from './SiteWords'

const toSet = (files: PictureFile[]) => files.map(({ path, width }) => `${path} ${width}w`).join(', ')

/** A picture in the lightest format the browser knows, with room kept for it; `sizes` as in HTML. */
export function Picture({
  picture,
  sizes,
  eager = false,
}: {
  picture: PictureView
  sizes: string
  eager?: boolean
}) {
  const { main, avif, webp, alt } = picture
  return (
    <picture>
      {avif.length > 0 && <source type="image/avif" srcSet={toSet(avif)} sizes={sizes} />}
      {webp.length > 0 && <source type="image/webp" srcSet={toSet(webp)} sizes={sizes} />}
      <img
        className={styles.image}
        src={main.path}
        width={main.width}
        height={main.height}
        alt={alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}

/** A picture with its caption, in the language it stands `within`, and credit. */
export function Figure({
  picture,
  caption,
  locale,
  within,
  sizes = '(min-width: 45rem) 42rem, 100vw',
  eager = false,
}: {
  picture: PictureView
  caption: string | undefined
  locale: Locale
  within: Language
  sizes?: string
  eager?: boolean
}) {
  return (
    <figure>
      <Picture picture={picture} sizes={sizes} eager={eager} />
      {(caption ?? picture.credit) && (
        <figcaption className={styles.caption}>
          {caption}
          {caption && picture.credit && ' · '}
          {picture.credit && (
            <SiteWords locale={locale} within={within}>
              {fillText(locale.words.article.picture, { credit: picture.credit })}
            </SiteWords>
          )}
        </figcaption>
      )}
    </figure>
  )
}

/** A small picture of a person. */
export function Portrait({ picture }: { picture: PictureView }) {
  return (
    <div className={styles.portrait}>
      <Picture picture={picture} sizes="8rem" eager />
    </div>
  )
}
