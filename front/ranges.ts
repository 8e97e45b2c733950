/** A part of a file: the first and last byte, counted from 0. */
export type Range = { start: number; end: number }

/**
 * The one part that a Range header asks for; `unsatisfiable` when the file ends before it begins. Undefined when the whole
 * is sent: no range, several at once, or not understood (RFC 9110, 14.2).
 */
export function toRange(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= size ? 'unsatisfiable' : { start, end }
}
