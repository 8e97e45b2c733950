import { readdir, readFile, readlink } from 'node:fs/promises'
import ipaddr from 'ipaddr.js'
import { listDescendants } from '@/tests/processes'
import { isHere } from './here'

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6']
/** Milliseconds from one look to the next. */
const EVERY = 100

export type Looks = { looks: number; elsewhere: string[] }

/**
 * Looks ten times a second at the connections that the process and all below it have open, whatever they are written in
 * (proc(5)); Linux only. A connection that lives for less than the pause between two looks can be missed.
 */
export function watchSockets(pid: number): () => Promise<Looks> {
  const elsewhere = new Set<string>()
  const state = { looks: 0, isOver: false }
  const watching = (async () => {
    while (!state.isOver) {
      for (const each of await look(pid)) elsewhere.add(each)
      state.looks++
      await new Promise((resolve) => setTimeout(resolve, EVERY))
    }
  })()
  return async () => {
    state.isOver = true
    await watching
    return { looks: state.looks, elsewhere: [...elsewhere].sort() }
  }
}

async function look(pid: number): Promise<string[]> {
  const texts = await Promise.all(
    TABLES.map((table) => readFile(`/proc/net/${table}`, 'utf8').catch(() => '')),
  )
  const remote = texts.flatMap(listRemote)
  if (remote.length === 0) return []
  const own = new Set((await Promise.all([pid, ...(await listDescendants(pid))].map(listSockets))).flat())
  return remote.filter(({ inode }) => own.has(inode)).map(({ address }) => address)
}

/** The far ends, beyond this machine, of a table of connections, each with the number by which processes hold it. */
export function listRemote(table: string): { address: string; inode: string }[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const columns = line.trim().split(/\s+/)
      const [far, inode] = [columns[2], columns[9]]
      if (!far || !inode) return []
      const [host = '', port = ''] = far.split(':')
      const address = toAddress(host)
      return isHere(address) ? [] : [{ address: `${address} port ${parseInt(port, 16)}`, inode }]
    })
}

/** The kernel writes an address as words of four bytes, each in the processor’s order, which is the little end first. */
function toAddress(hex: string): string {
  const words = hex.match(/.{8}/g) ?? []
  return ipaddr.fromByteArray(words.flatMap((word) => [...Buffer.from(word, 'hex')].toReversed())).toString()
}

/** The numbers of the sockets that a process holds; none of one that has ended or may not be looked into. */
async function listSockets(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => [])
  const links = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')))
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [])
}
