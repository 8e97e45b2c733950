import { describe, expect, it } from 'vitest'
import { listAccepted } from './encodings'

describe('a reader who accepts', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip identity'],
    ['gzip, deflate, br, zstd', 'br gzip identity'],
    ['GZIP;Q=0.5', 'gzip identity'],
    ['br;q=0.5, gzip', 'gzip br identity'],
    ['br;q=0, gzip', 'gzip identity'],
    ['br ; q=0 , *', 'gzip identity'],
    ['*', 'br gzip identity'],
    ['*;q=0', ''],
    ['identity;q=0, gzip', 'gzip'],
    ['identity, gzip;q=0.5', 'identity gzip'],
    ['gzip;q=x', 'identity'],
    ['x-gzip', 'gzip identity'],
    [',;,q=1;', 'identity'],
  ])('%j is sent one of “%s”', (header, codings) => {
    expect(listAccepted(header).join(' ')).toBe(codings)
    expect(listAccepted(header).join(' ')).toBe(codings)
  })
})
