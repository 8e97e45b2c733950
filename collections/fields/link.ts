import type { TextField } from 'payload'
import { isSafeLink } from '@/lib/urls'
import { checkText } from './short-text'

const LONGEST = 2000

/** Passes only addresses a reader may follow; see isSafeLink. */
export const validateLink = (required: boolean) =>
  checkText(LONGEST, (value) => {
    if (!value) return required ? 'Give an address.' : true
    return isSafeLink(value)
      ? true
      : 'Use a full address that begins with https:// or http://, a path of this site that begins with /, or mailto:.'
  })

export function linkField(field: {
  name: string
  label?: string
  required?: boolean
  description?: string
  hooks?: TextField['hooks']
}): TextField {
  const { name, label, required = false, description, hooks } = field
  return {
    name,
    type: 'text',
    required,
    maxLength: LONGEST,
    ...(label ? { label } : {}),
    ...(hooks ? { hooks } : {}),
    ...(description ? { admin: { description } } : {}),
    validate: validateLink(required),
  }
}
