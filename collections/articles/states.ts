/** Where an article stands, as editors see it. */
export const STATES = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  changed: 'Published, with unpublished changes',
  withdrawn: 'Withdrawn',
} as const

export type State = keyof typeof STATES

export const stateOptions = Object.entries(STATES).map(([value, label]) => ({ value, label }))

/** What decides the state of a version that is being saved. */
export type Standing = {
  isPublished: boolean
  /** What readers have of it beside this version. */
  forReaders: 'this' | 'published' | 'withdrawn' | 'nothing'
  isApproved: boolean
  isAsked: boolean
  isDue: boolean
}

/** The state that a version is saved in; what is to be done with it next comes before where it is for readers. */
export function toState({ isPublished, forReaders, isApproved, isAsked, isDue }: Standing): State {
  if (isPublished || forReaders === 'this') return 'published'
  if (isApproved) return isDue ? 'scheduled' : 'approved'
  if (isAsked) return 'in-review'
  if (forReaders === 'published') return 'changed'
  return forReaders === 'withdrawn' ? 'withdrawn' : 'draft'
}
