import { describe, expect, it } from 'vitest'
import { toRange } from './ranges'

describe('of a file of ten bytes', () => {
  it.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-5', { start: 2, end: 5 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=2-99', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
  ])('%s is a part', (header, range) => expect(toRange(header, 10)).toEqual(range))

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b', 'bytes=1-2x'])(
    '%j is the whole',
    (header) => expect(toRange(header, 10)).toBe(undefined),
  ) // prettier-ignore

  it('an empty one has no part', () => expect(toRange('bytes=0-', 0)).toBe('unsatisfiable'))
})
