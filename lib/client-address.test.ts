import { describe, expect, it } from 'vitest'
import { toClientAddress, toNetwork } from './client-address'

describe('the address of a client', () => {
  it.each([
    [0, undefined, '192.0.2.1'],
    [0, '203.0.113.7', '192.0.2.1'],
    [1, '203.0.113.7', '203.0.113.7'],
    [1, '198.51.100.9, 203.0.113.7', '203.0.113.7'],
    [2, '1.2.3.4, 198.51.100.9, 203.0.113.7', '198.51.100.9'],
    // Somebody came past the servers that should say who he is.
    [1, undefined, '192.0.2.1'],
    [2, '203.0.113.7', '203.0.113.7'],
    [1, '', '192.0.2.1'],
  ])('behind %i servers that say %s is %s', (proxies, forwarded, client) => {
    expect(toClientAddress('192.0.2.1', forwarded, proxies)).toBe(client)
  })

  it('is what the last line says where there are several', () => {
    expect(toClientAddress('192.0.2.1', ['198.51.100.9', '203.0.113.7'], 1)).toBe('203.0.113.7')
  })
})

describe('its network', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0'],
    ['::ffff:192.0.2.77', '192.0.2.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['', 'unknown'],
    ['x, y', 'unknown'],
  ])('of %s is %s', (address, network) => expect(toNetwork(address)).toBe(network))
})
