import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { call, isPublic, isPublicHost } from './callback'

describe('an address that the hub may call', () => {
  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('is of the public Internet: %s', (ip) => {
    expect(isPublic(ip)).toBe(true)
  })

  it.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '192.0.2.1',
    '198.18.0.1', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '::7f00:1', '::127.0.0.1', '4000::1', 'nonsense',
  ])('is none of this machine, its network, or of nobody: %s', (ip) => {
    expect(isPublic(ip)).toBe(false)
  }) // prettier-ignore

  it('is none whose name leads inside, however it is written', async () => {
    for (const host of ['localhost', '[::1]', '127.0.0.1', 'never.invalid'])
      expect([host, await isPublicHost(host)]).toEqual([host, false])
    for (const url of ['http://2130706433:8080/', 'http://0x7f.1:8080/', 'http://localhost:8080/'])
      await expect(call(url, { method: 'GET', mayBePrivate: false })).rejects.toThrow('public Internet')
  })
})

describe('a call', () => {
  it('sends what it is given, follows no redirect, and reads only the beginning of a long answer', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/away') return response.writeHead(302, { Location: '/secret' }).end()
      return response.end('x'.repeat(1_000_000))
    }).listen(0, '127.0.0.1')
    await new Promise((listening) => server.once('listening', listening))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    const ask = (path: string) => call(url + path, { method: 'GET', mayBePrivate: true })
    expect(await ask('/away')).toEqual({ status: 302, body: '' })
    const { status, body } = await ask('/')
    expect([status, body.length < 100_000]).toEqual([200, true])
    server.close()
  })
})
