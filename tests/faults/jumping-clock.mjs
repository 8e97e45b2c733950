// Loaded before newsroom, press and front of a fault test (NODE_OPTIONS): their clock is as many milliseconds ahead of the machine's as CLOCK_FILE
// says, and jumps when that changes. Timers, and the database, keep the machine's.
import { readFileSync } from 'node:fs'

const Machine = Date
const now = Date.now
let ahead = 0

function look() {
  try {
    ahead = Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8'))
  } catch {
    // It is being written.
  }
}

look()
setInterval(look, 50).unref()

Machine.now = () => now() + ahead
globalThis.Date = new Proxy(Machine, {
  construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [target.now()], made),
  apply: (target) => new target(target.now()).toString(),
})
Machine.prototype.constructor = globalThis.Date
