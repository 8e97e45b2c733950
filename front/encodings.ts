import type { ENCODINGS } from '@/lib/edition'

export type Coding = keyof typeof ENCODINGS | 'identity'

/** Best first: what is left of an article by brotli, by gzip, by nothing. */
export const CODINGS: readonly Coding[] = ['br', 'gzip', 'identity']

/** Headers whose meaning is remembered, so that the few that browsers send are read once. */
const REMEMBERED = 64
const LONGEST = 100
const known = new Map<string, readonly Coding[]>()

/** The codings a reader takes, in the order he prefers them (RFC 9110, 12.5.3); of equals the smaller. */
export function listAccepted(header: string | undefined): readonly Coding[] {
  if (header === undefined) return IDENTITY
  const remembered = known.get(header)
  if (remembered) return remembered
  const accepted = read(header)
  if (known.size < REMEMBERED && header.length <= LONGEST) known.set(header, accepted)
  return accepted
}

const IDENTITY: readonly Coding[] = ['identity']

function read(header: string): readonly Coding[] {
  const weights = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    // A weight that is none is no wish for the coding.
    weights.set(name === 'x-gzip' ? 'gzip' : name, q === undefined ? 1 : Number(q.slice(2)) || 0)
  }
  const others = weights.get('*')
  // Bytes as they are may always be sent, after all that was asked for, unless refused.
  const weigh = (coding: Coding) => weights.get(coding) ?? others ?? (coding === 'identity' ? 0.0001 : 0)
  return CODINGS.filter((coding) => weigh(coding) > 0).sort((a, b) => weigh(b) - weigh(a))
}
