import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** Time of all cores so far, whoever used it. */
export type Times = { idle: number; all: number }

export function readTimes(): Times {
  const times = cpus().map((core) => core.times)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((each) => Object.values(each))) }
}

/** The share of all cores that was in use since then, by whichever process of the machine. */
export function readBusyShare({ idle, all }: Times): number {
  const now = readTimes()
  return 1 - (now.idle - idle) / (now.all - all)
}

/** The share of all cores that others use while the bench does nothing: with much of it, the figures are too low. */
export async function measureOthers(): Promise<number> {
  const before = readTimes()
  await sleep(3_000)
  return readBusyShare(before)
}
