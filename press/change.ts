/** What calls for printing: a document that was saved or deleted, as “articles/ID”; all there is; or what is still owed. */
export type Change = string

export const EVERYTHING: Change = 'everything'
export const OWED: Change = 'owed'
