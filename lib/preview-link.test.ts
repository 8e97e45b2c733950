import { describe, expect, it } from 'vitest'
import { endOfSharing, readSharedToken, sharedPath, toSharedToken } from './preview-link'

const SECRET = 'a secret that only the tests ever use'
const VERSION = '0b0e9a3c-6f5d-4f3e-9d7e-0a1b2c3d4e5f'
const until = new Date('2026-03-03T14:05:00Z')
const token = toSharedToken({ version: VERSION, until }, SECRET)

describe('the token of a shared preview', () => {
  it.each([
    ['', 'nothing'],
    ['x', 'one sign'],
    [`${token}A`, 'a sign more'],
    [token.slice(1), 'a sign less'],
    [`${token} `, 'a space'],
    [token.replace(/^./, '='), 'a foreign sign'],
    ['A'.repeat(72), 'a guess'],
  ])('is nothing when it is %s (%s)', (given) => expect(readSharedToken(given, SECRET)).toBe(undefined))

  it('is nothing as soon as any one sign of it is another', () => {
    for (let place = 0; place < token.length; place++) {
      const other = token[place] === 'A' ? 'B' : 'A'
      const tampered = token.slice(0, place) + other + token.slice(place + 1)
      expect([place, readSharedToken(tampered, SECRET)]).toEqual([place, undefined])
    }
  })

  it('is nothing to a newsroom with another secret', () =>
    expect(readSharedToken(token, `${SECRET}!`)).toBe(undefined))

  it('is nothing when another version or a later end is put before the signature of this one', () => {
    for (const link of [
      { version: VERSION.replace('0b', '0c'), until },
      { version: VERSION, until: endOfSharing(until, 1) },
    ]) {
      const other = Buffer.from(toSharedToken(link, SECRET), 'base64url')
      const forged = Buffer.concat([other.subarray(0, 22), Buffer.from(token, 'base64url').subarray(22)])
      expect(readSharedToken(forged.toString('base64url'), SECRET)).toBe(undefined)
    }
  })

  it('names its version and its end, also when that is over', () =>
    expect(readSharedToken(token, SECRET)).toEqual({ version: VERSION, until }))

  it('can stand in an address as it is', () =>
    expect(encodeURI(sharedPath(token))).toBe(`/preview/shared/${token}`))

  it('is not made for what is no version', () =>
    expect(() => toSharedToken({ version: '42', until }, SECRET)).toThrow('“42” is no version'))
})

describe('a link that is shared now', () => {
  it('ends in whole seconds, that many days later', () =>
    expect(endOfSharing(new Date('2026-02-24T14:05:00.900Z'), 7)).toEqual(until))
})
