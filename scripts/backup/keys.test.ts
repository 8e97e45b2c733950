import { describe, expect, it } from 'vitest'
import { openKeys, sealKeys } from './keys'

const KEYS = { payloadSecret: 'x'.repeat(64), another: 'Ключ 🔑' }
const MANIFEST = Buffer.from('{"format":1}')

describe('sealed keys', () => {
  it('open with their passphrase alone, and nothing of them can be read', async () => {
    const sealed = await sealKeys(KEYS, 'three words and a number 7', MANIFEST)
    expect(sealed.toString()).not.toContain('xxxx')
    expect(await openKeys(sealed, 'three words and a number 7', MANIFEST)).toEqual(KEYS)
    await expect(openKeys(sealed, 'three words and a number 8', MANIFEST)).rejects.toThrow('do not open')
  })

  it('do not open when they were changed, or stand in another backup', async () => {
    const sealed = await sealKeys(KEYS, 'three words and a number 7', MANIFEST)
    const parts = JSON.parse(sealed.toString()) as Record<string, string>
    for (const part of Object.keys(parts)) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64')
      bytes[0] = (bytes[0] ?? 0) ^ 1
      const other = Buffer.from(JSON.stringify({ ...parts, [part]: bytes.toString('base64') }))
      await expect(openKeys(other, 'three words and a number 7', MANIFEST)).rejects.toThrow('do not open')
    }
    const short = Buffer.from(JSON.stringify({ ...parts, tag: 'AAAA' }))
    await expect(openKeys(short, 'three words and a number 7', MANIFEST)).rejects.toThrow('do not open')
    await expect(openKeys(sealed, 'three words and a number 7', Buffer.from('{}'))).rejects.toThrow(
      'do not open',
    )
    await expect(openKeys(Buffer.from('no'), 'three words and a number 7', MANIFEST)).rejects.toThrow(
      'do not open',
    )
  })

  it('are never the same twice', async () => {
    const seal = () => sealKeys(KEYS, 'three words and a number 7', MANIFEST)
    expect((await seal()).equals(await seal())).toBe(false)
  })
})
