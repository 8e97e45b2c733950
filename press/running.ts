import type { Press } from './press'

let running: Press | undefined

/** The press of this process, for the jobs that run in it. */
export function setPress(press: Press): void {
  running = press
}

export function getPress(): Press {
  if (!running)
    throw new Error('No press runs in this process: print jobs are run by “npm run press -- --follow”.')
  return running
}
