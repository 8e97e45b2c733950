import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, vi } from 'vitest'
import { call, isPublic, isPublicHost, names } from './callback'

vi.mock('node:os', { spy: true })

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

  it('is none on a network of the machine’s own, which may be of public addresses behind a firewall', () => {
    const face = { netmask: '', mac: '', internal: false }
    vi.mocked(networkInterfaces).mockReturnValue({
      eth0: [
        { ...face, family: 'IPv4', address: '93.184.217.7', cidr: '93.184.217.7/24' },
        { ...face, family: 'IPv6', scopeid: 0, address: '2a01:4f8:1:2::7', cidr: '2a01:4f8:1:2::7/64' },
      ],
    })
    for (const inside of ['93.184.217.7', '93.184.217.200', '2a01:4f8:1:2::1', '::ffff:93.184.217.1'])
      expect([inside, isPublic(inside)]).toEqual([inside, false])
    for (const outside of ['93.184.216.34', '2a01:4f8:1:3::1'])
      expect([outside, isPublic(outside)]).toEqual([outside, true])
    vi.mocked(networkInterfaces).mockReset()
  })

  it('is none whose name leads inside, however it is written', async () => {
    for (const host of ['localhost', '[::1]', '127.0.0.1', 'never.invalid'])
      expect([host, await isPublicHost(host)]).toEqual([host, false])
    for (const url of ['http://2130706433:8080/', 'http://0x7f.1:8080/', 'http://localhost:8080/'])
      await expect(call(url, { method: 'GET', mayBePrivate: false })).rejects.toThrow('public Internet')
  })
})

/** A name server that knows the IPv4 address of one name, and of all others says nothing at all. */
async function openNameServer(known: string, address: string) {
  const server = createSocket('udp4')
  const name = known.split('.').map((label) => `${String.fromCharCode(label.length)}${label}`)
  server.on('message', (question, { port }) => {
    // The head of a message, the name with the byte that ends it, type and class (RFC 1035, 4.1).
    const end = 12 + name.join('').length + 1
    if (question.subarray(12, end).toString('latin1') !== `${name.join('')}\0`) return
    const isOfAddress = question.readUInt16BE(end) === 1
    const head = Buffer.from(question.subarray(0, end + 4))
    head.writeUInt16BE(0x8180, 2)
    head.writeUInt16BE(isOfAddress ? 1 : 0, 6)
    head.writeUInt32BE(0, 8)
    const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]
    server.send(isOfAddress ? Buffer.concat([head, Buffer.from(record)]) : head, port)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

describe('a name', () => {
  it('is looked up while others are waited for whose name server says nothing', async () => {
    const server = await openNameServer('quick.example', '93.184.216.34')
    const before = names.getServers()
    names.setServers([`127.0.0.1:${server.address().port}`])
    const order: string[] = []
    const look = async (name: string) => {
      const isKnown = await isPublicHost(name)
      order.push(name)
      return isKnown
    }
    const slow = Array.from({ length: 100 }, (_, number) => look(`slow-${number}.example`))
    const quick = await look('quick.example')
    expect([quick, order]).toEqual([true, ['quick.example']])
    expect(new Set(await Promise.all(slow))).toEqual(new Set([false]))
    names.setServers(before)
    server.close()
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
    expect(await ask('/away')).toEqual({ status: 302, body: '', network: '127.0.0.0' })
    const { status, body } = await ask('/')
    expect([status, body.length < 100_000]).toEqual([200, true])
    server.close()
  })
})
