import { LANGUAGES } from '@/lib/languages'
import type { Locale } from '@/lib/locale'
import { articlePath } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { ArticleView, TranslationView } from '@/queries/article.view'
import { Fill } from '../Fill'
import { SiteWords, toSpoken } from '../SiteWords'
import styles from './Translations.module.css'

type Part = {
  article: Pick<ArticleView, 'language' | 'translation' | 'translations'>
  locale: Locale
}

/** The same article in other languages; of a translation, by whom it is, and whether its original has changed since. */
export function Translations({ article: { language, translation, translations }, locale }: Part) {
  const words = locale.words.article
  const spoken = toSpoken(locale, language)
  return (
    <>
      {translation && <Credit translation={translation} locale={locale} within={language} />}
      {translation?.original?.hasChangedSince && (
        <p className={styles.changed} {...spoken}>
          {words.originalChanged}
        </p>
      )}
      {translations.length > 0 && (
        <ul className={styles.languages} aria-label={words.translations} {...spoken}>
          {translations.map((each) => (
            <li key={each.slug}>
              <InLanguage translation={each} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Credit({
  translation: { by, original },
  locale,
  within,
}: {
  translation: NonNullable<ArticleView['translation']>
  locale: Locale
  within: ArticleView['language']
}) {
  if (!by && !original) return null
  const words = locale.words.article
  return (
    <p className={styles.credit}>
      <SiteWords locale={locale} within={within}>
        {by && fillText(words.translatedBy, { translator: by })}
        {by && original && ' · '}
        {original && (
          <Fill words={words.original} with={{ language: <InLanguage translation={original} /> }} />
        )}
      </SiteWords>
    </p>
  )
}

const InLanguage = ({
  translation: { language, slug },
}: {
  translation: Pick<TranslationView, 'language' | 'slug'>
}) => (
  <a href={articlePath(slug)} lang={language} hrefLang={language} dir={LANGUAGES[language].dir}>
    {LANGUAGES[language].name}
  </a>
)
