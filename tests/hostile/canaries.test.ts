import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { canaryOf, findCanary, idOf, unpackFile } from './canaries'

const WORD = canaryOf('a draft')

describe('a canary', () => {
  it.each<[string, string | Buffer]>([
    ['as it is', `x ${WORD} y`],
    ['in capitals', `x ${WORD.toUpperCase()} y`],
    ['in UTF-16, either way', Buffer.from(`x ${WORD} y`, 'utf16le')],
    ['in UTF-16, either way', Buffer.from(`x ${WORD} y`, 'utf16le').swap16()],
    ['in base64', Buffer.from(`${WORD} y`).toString('base64')],
    ['in base64', Buffer.from(`1${WORD} y`).toString('base64')],
    ['in base64', Buffer.from(`22${WORD} y`).toString('base64')],
    ['in base64 for addresses', Buffer.from(`333${WORD} y`).toString('base64url')],
    ['in hex', Buffer.from(`x${WORD}`).toString('hex').toUpperCase()],
    ['as URL', Array.from(WORD, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).join('')],
    ['as entities', Array.from(WORD, (sign) => `&#${sign.charCodeAt(0)};`).join('')],
    ['as entities', Array.from(WORD, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join('')],
    ['as escapes', Array.from(WORD, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')],
    ['packed', unpackFile('x.html.br', brotliCompressSync(WORD))],
    ['packed', unpackFile('x.html.gz', gzipSync(WORD))],
  ])('is found %s', (_, bytes) => {
    expect(findCanary(bytes)).toBeDefined()
  })

  it('is not found where there is none', () => {
    expect(findCanary('The miners walked out.')).toBe(undefined)
  })

  it('of another name is another, and an id is a UUID', () => {
    expect(canaryOf('b')).not.toBe(WORD)
    expect(idOf('b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
