import { afterEach, describe, expect, it, vi } from 'vitest'
import { showBar } from './progress'

afterEach(() => vi.restoreAllMocks())

describe('what an operator is shown of a long work', () => {
  it('is a line each tenth where nobody watches a terminal, in small steps and in large ones', () => {
    const log = vi.spyOn(console, 'log').mockReturnValue(undefined)
    for (let done = 0; done <= 1000; done++) showBar('Small', done, 1000)
    expect(log).toHaveBeenCalledTimes(11)
    log.mockClear()
    for (const done of [0, 300, 310, 900, 1000]) showBar('Large', done, 1000)
    expect(log.mock.calls.map(([line]) => String(line).split(' ').slice(2).join(' '))).toEqual([
      '0 of 1000',
      '300 of 1000',
      '900 of 1000',
      '1000 of 1000',
    ])
  })
})
