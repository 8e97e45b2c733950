import type { TextField } from 'payload'
import { isSafeLink } from '@/lib/urls'

/** Passes only addresses a reader may follow; see isSafeLink. */
export function validateLink(value: string | null | undefined, required = false): string | true {
  if (!value) return required ? 'Give an address.' : true
  return isSafeLink(value)
    ? true
    : 'Use a full address that begins with https:// or http://, a path of this site that begins with /, or mailto:.'
}

export function linkField(field: {
  name: string
  label?: string
  required?: boolean
  description?: string
}): TextField {
  const { name, label, required = false, description } = field
  return {
    name,
    type: 'text',
    required,
    maxLength: 2000,
    ...(label ? { label } : {}),
    ...(description ? { admin: { description } } : {}),
    validate: (value: string | null | undefined) => validateLink(value, required),
  }
}
