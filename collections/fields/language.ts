import type { SelectField } from 'payload'
import { LANGUAGES } from '@/lib/languages'
import { SITE_LANGUAGES } from '@/lib/words'

/** One of the languages the site itself speaks. */
export const languageField = (field: {
  required?: true
  defaultValue?: string
  description?: string
}): SelectField => ({
  name: 'language',
  type: 'select',
  required: field.required ?? false,
  ...(field.defaultValue ? { defaultValue: field.defaultValue } : {}),
  options: SITE_LANGUAGES.map((value) => ({ value, label: LANGUAGES[value].name })),
  ...(field.description ? { admin: { description: field.description } } : {}),
})
