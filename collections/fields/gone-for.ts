import type { FieldAccess, SelectField } from 'payload'
import { GONE_FOR_ADVICE, goneForOptions, NOTHING_MORE } from '@/lib/gone'
import { publishers } from '../access'

/**
 * What readers are told of why it was withdrawn; empty for nothing more. Who may withdraw may set it; `read` says who may read it of
 * those who may read the document.
 */
export const goneForField = (admin: SelectField['admin'], read: FieldAccess = () => true): SelectField => ({
  name: 'goneFor',
  label: 'Why, for readers',
  type: 'select',
  options: goneForOptions,
  access: { read, create: publishers, update: publishers },
  hooks: { beforeDuplicate: [() => null] },
  admin: {
    placeholder: NOTHING_MORE,
    description: GONE_FOR_ADVICE,
    ...admin,
  },
})
