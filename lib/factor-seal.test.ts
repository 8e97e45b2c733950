import { describe, expect, it } from 'vitest'
import { hashCode, openSecret, sealSecret } from './factor-seal'

const KEY = 'a key of factors that only tests use'

describe('the secret of an authenticator app', () => {
  it('is opened with the key, for the account it was sealed for', () => {
    expect(openSecret(sealSecret('JBSWY3DPEHPK3PXP', 'one', KEY), 'one', KEY)).toBe('JBSWY3DPEHPK3PXP')
  })

  it('is not opened with another key, for another account, or after a change', () => {
    const sealed = sealSecret('JBSWY3DPEHPK3PXP', 'one', KEY)
    const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    expect(openSecret(sealed, 'one', `${KEY}.`)).toBe(undefined)
    expect(openSecret(sealed, 'two', KEY)).toBe(undefined)
    expect(openSecret(changed, 'one', KEY)).toBe(undefined)
    expect(openSecret('', 'one', KEY)).toBe(undefined)
  })

  it('is sealed otherwise each time', () => {
    expect(sealSecret('A', 'one', KEY)).not.toBe(sealSecret('A', 'one', KEY))
  })
})

describe('a recovery code', () => {
  it('is kept as something else under each key and for each account', () => {
    const kept = [hashCode('abc', 'one', KEY), hashCode('abc', 'two', KEY), hashCode('abc', 'one', `${KEY}.`)]
    expect(new Set(kept).size).toBe(3)
    expect(hashCode('abc', 'one', KEY)).toBe(kept[0])
  })
})
