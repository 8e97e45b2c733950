import { describe, expect, it } from 'vitest'
import { isPress, PRESS_KEY, toPressKey } from './press-key'

const key = toPressKey('a secret of the newsroom')

describe('a request', () => {
  it('comes from the press when it shows the key', () => {
    expect(isPress({ [PRESS_KEY]: key }, key)).toBe(true)
  })

  it.each([
    ['no key', undefined],
    ['an empty key', ''],
    ['a part of the key', key.slice(1)],
    ['the key of another newsroom', toPressKey('another secret')],
    ['the key twice', [key, key]],
    ['as many characters beyond ASCII', 'é'.repeat(key.length)],
    ['as many bytes in fewer characters', 'é'.repeat(key.length / 2)],
  ])('comes from somebody else when it shows %s', (_, shown) => {
    expect(isPress({ [PRESS_KEY]: shown }, key)).toBe(false)
  })
})
