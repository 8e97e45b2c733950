/** What sort of piece an article is; readers see the label above the headline. */
export const KINDS = {
  news: 'News',
  opinion: 'Opinion',
  analysis: 'Analysis',
  interview: 'Interview',
  campaign: 'Campaign',
} as const

export type Kind = keyof typeof KINDS

export const isKind = (value: string): value is Kind => Object.hasOwn(KINDS, value)

export const kindOptions = Object.entries(KINDS).map(([value, label]) => ({ value, label }))

/** What sort of note stands on an article that was put right. */
export const CORRECTIONS = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
} as const

export const correctionOptions = Object.entries(CORRECTIONS).map(([value, label]) => ({ value, label }))

/** What sort of change published words go through; a minor one mends spelling, and readers are told nothing. */
const CHANGES = { ...CORRECTIONS, minor: 'Minor: spelling only' } as const

export const changeOptions = Object.entries(CHANGES).map(([value, label]) => ({ value, label }))
