import type { UIField } from 'payload'

/** The way from an account’s form to its factors and sessions; it stores nothing. */
export const signInField: UIField = {
  name: 'signIn',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    disableBulkEdit: true,
    components: { Field: '/collections/users/sign-in/sign-in-field#SignInField' },
  },
}
