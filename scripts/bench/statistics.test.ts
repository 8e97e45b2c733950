import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from './statistics'

describe('two kinds of times', () => {
  it('are told apart wholly, or not at all', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1)
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0)
    expect(areaUnderCurve([1, 2], [1, 2])).toBe(0.5)
    expect(areaUnderCurve([1, 3], [2, 2])).toBe(0.5)
  })
})
