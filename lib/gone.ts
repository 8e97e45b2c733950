/**
 * What readers may be told of why something was withdrawn, besides that it was. Only what points at nobody is among these: that somebody
 * asked for it, or that somebody is to be protected, would tell whoever has a copy whom to look for. Those are withdrawn without a word.
 */
export const GONE_FOR = ['wrong', 'legal'] as const

export type GoneFor = (typeof GONE_FOR)[number]

const LABELS: Record<GoneFor, string> = {
  wrong: 'It was wrong and cannot be put right',
  legal: 'For legal reasons',
}

export const goneForOptions = GONE_FOR.map((value) => ({ value, label: LABELS[value] }))

/** What an empty choice means. */
export const NOTHING_MORE = 'Nothing more than that it was withdrawn'

/** What whoever chooses should know. */
export const GONE_FOR_ADVICE =
  'Leave it empty wherever somebody could be at risk, and where a court or an agreement forbids to say it: then readers learn nothing more. What is said here stands at its address for anyone.'

/** The class as words for colleagues. */
export const labelOf = (goneFor: GoneFor | null | undefined): string =>
  goneFor ? LABELS[goneFor] : NOTHING_MORE

/** The class that a text names, or undefined when it names none. */
export const toGoneFor = (text: unknown): GoneFor | undefined => GONE_FOR.find((each) => each === text)
