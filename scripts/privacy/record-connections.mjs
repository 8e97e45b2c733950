/**
 * Loaded before everything else in each Node process of a site under proof (node --import): writes down whom the process
 * connects to and whose address it looks up, a line of JSON each, into the file at CONNECTIONS_LOG.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const log = process.env.CONNECTIONS_LOG
const command = process.argv.slice(1, 3).join(' ')

/** @param {string} kind @param {unknown} to */
function write(kind, to) {
  if (log) appendFileSync(log, `${JSON.stringify({ command, kind, to: String(to) })}\n`)
}

/**
 * Puts a function in the place of the object's own that writes down what it is called with, and then does the same.
 * @param {any} object @param {string} name @param {(args: any[]) => void} note
 */
function watch(object, name, note) {
  const original = object[name]
  /** @param {any[]} args */
  function watched(...args) {
    note(args)
    return original.apply(this, args)
  }
  // What util.promisify makes of it is among these.
  Object.defineProperties(watched, Object.getOwnPropertyDescriptors(original))
  object[name] = watched
}

// Every connection of http, https, tls, fetch and pg is made by this one.
watch(net.Socket.prototype, 'connect', (args) => {
  // net.connect hands on what it was given as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' ? first : isNaN(first) ? { path: first } : { host: second }
  write('connect', options.path ?? (typeof options.host === 'string' ? options.host : 'localhost'))
})

for (const name of ['send', 'connect'])
  watch(dgram.Socket.prototype, name, (args) =>
    write('send', args.findLast((arg) => typeof arg === 'string') ?? 'localhost'),
  )

for (const place of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(place))
    if (/^(?:lookup|lookupService|resolve\w*|reverse)$/.test(name))
      watch(place, name, ([host]) => write('lookup', host))

syncBuiltinESMExports()
write('began', command)
