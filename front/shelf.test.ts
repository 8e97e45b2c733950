import { describe, expect, it } from 'vitest'
import type { Copy } from './copies'
import type { Coding } from './encodings'
import { createShelf, type Place } from './shelf'

const toCopy = (bytes: number): Copy => ({
  path: '', stamp: '', size: bytes, body: Buffer.alloc(bytes), headers: [], validators: [], etag: '', modified: 0,
  isListed: true, hasRanges: false,
  feed: undefined,
}) // prettier-ignore

const toPlace = (): Place => ({ lookedAt: 1, isUsed: false, codings: [], copies: new Map<Coding, Copy>() })

describe('the memory of the front', () => {
  it('never holds more than it may, and what is asked for longest', () => {
    const shelf = createShelf(100_000)
    const popular = toPlace()
    shelf.put('/', popular)
    shelf.keep('/', popular, 'br', toCopy(10_000))
    for (let number = 0; number < 1_000; number++) {
      const place = toPlace()
      shelf.put(`/${number}`, place)
      shelf.keep(`/${number}`, place, 'br', toCopy(10_000))
      popular.isUsed = true
      expect(shelf.bytes).toBeLessThanOrEqual(100_000)
    }
    expect(shelf.get('/')).toBe(popular)
    expect(shelf.get('/0')).toBe(undefined)
    expect(shelf.get('/999')).not.toBe(undefined)
  })

  it('is empty when everything was taken away', () => {
    const shelf = createShelf(100_000)
    const place = toPlace()
    shelf.put('/', place)
    shelf.keep('/', place, 'br', toCopy(1_000))
    shelf.keep('/', place, 'br', toCopy(2_000))
    shelf.keep('/', place, 'gzip', toCopy(3_000))
    shelf.drop('/', 'br')
    shelf.drop('/', 'identity')
    shelf.remove('/')
    shelf.remove('/')
    expect(shelf.bytes).toBe(0)
  })

  it('keeps nothing that is larger than all of it', () => {
    const shelf = createShelf(5_000)
    const place = toPlace()
    shelf.put('/', place)
    shelf.keep('/', place, 'br', toCopy(10_000))
    expect([shelf.bytes, shelf.get('/')]).toEqual([0, undefined])
  })
})
