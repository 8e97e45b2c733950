/** Languages an article may be written in, by BCP 47 tag, with their own name and direction. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  ru: { name: 'Русский', dir: 'ltr' },
  kk: { name: 'Қазақша', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  de: { name: 'Deutsch', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  fa: { name: 'فارسی', dir: 'rtl' },
  fr: { name: 'Français', dir: 'ltr' },
  ky: { name: 'Кыргызча', dir: 'ltr' },
  tr: { name: 'Türkçe', dir: 'ltr' },
  ug: { name: 'ئۇيغۇرچە', dir: 'rtl' },
  uk: { name: 'Українська', dir: 'ltr' },
  uz: { name: 'Oʻzbekcha', dir: 'ltr' },
  zh: { name: '中文', dir: 'ltr' },
} as const

export type Language = keyof typeof LANGUAGES

export const languageOptions = Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))

export const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value)

/** Languages that the fonts of drawings/text.ts have no letters for; their articles share the site's own card. */
const WITHOUT_FONT: Language[] = ['zh']

export const hasFont = (language: Language): boolean => !WITHOUT_FONT.includes(language)
