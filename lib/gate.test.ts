import { describe, expect, it } from 'vitest'
import { createGate } from './gate'

describe('a gate', () => {
  it('lets in no more than its places, and the next in line when one leaves', async () => {
    const enter = createGate(2, 1000, 'full')
    const [first] = [await enter(), await enter()]
    let third = false
    const waiting = enter().then(() => (third = true))
    await Promise.resolve()
    expect(third).toBe(false)
    first()
    first() // leaving twice frees one place only
    await waiting
    await expect(createGate(0, 1, 'full')()).rejects.toThrow('full')
  })
})
