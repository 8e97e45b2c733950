import { setTimeout as sleep } from 'node:timers/promises'
import { generate } from 'otplib'

const STEP = 30_000

/**
 * An authenticator app as its owner uses it: each code once. The newsroom takes that of the next half minute as well. `clock` is the phone’s, in
 * milliseconds since 1970.
 */
export class Authenticator {
  private last = 0

  constructor(
    readonly secret: string,
    private readonly clock: () => number = Date.now,
  ) {}

  /** Whether the next code is one that the newsroom takes already. */
  get isReady(): boolean {
    return this.last <= Math.floor(this.clock() / STEP)
  }

  /** A code not given before; one that is too early to be taken is waited for. */
  async code(): Promise<string> {
    const present = Math.floor(this.clock() / STEP)
    // Not the one before, which may be over when it arrives.
    const step = Math.max(this.last + 1, present)
    this.last = step
    if (step > present + 1) await sleep((step - 1) * STEP - this.clock())
    return generate({ secret: this.secret, epoch: (step * STEP) / 1000 })
  }
}
