import type { ReactNode } from 'react'
import { LANGUAGES, type Language } from '@/lib/languages'
import type { Locale } from '@/lib/locale'

/** Language and direction of the site's own words on an element within something that is in another language. */
export const toSpoken = ({ language }: Pick<Locale, 'language'>, within: Language) =>
  language === within ? {} : { lang: language, dir: LANGUAGES[language].dir }

/** The site's own words within something in another language: a screen reader says them in theirs, and signs stay on their side. */
export const SiteWords = ({
  locale,
  within,
  children,
}: {
  locale: Pick<Locale, 'language'>
  within: Language
  children: ReactNode
}) => (locale.language === within ? children : <span {...toSpoken(locale, within)}>{children}</span>)
