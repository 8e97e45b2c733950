import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCounts } from './counts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('what went wrong', () => {
  it('is counted by name, for as long as was said from the first on', () => {
    const counts = createCounts(2, 60_000)
    counts.add('a')
    vi.advanceTimersByTime(20_000)
    expect(counts.wait('a')).toBe(0)
    counts.add('a')
    expect([counts.wait('a'), counts.wait('b')]).toEqual([40_000, 0])
    vi.advanceTimersByTime(40_000)
    expect(counts.wait('a')).toBe(0)
  })

  it('is taken back when it came to good', () => {
    const counts = createCounts(1, 60_000)
    counts.add('a')
    counts.takeBack('a')
    counts.takeBack('b')
    expect([counts.wait('a'), counts.wait('b')]).toEqual([0, 0])
  })

  it('is forgotten, the oldest first, rather than fill the memory', () => {
    const counts = createCounts(1, 60_000)
    for (let name = 0; name <= 50_000; name++) counts.add(String(name))
    expect([counts.wait('0') > 0, counts.wait('1') > 0, counts.wait('50000') > 0]).toEqual([
      false,
      true,
      true,
    ])
  })
})
