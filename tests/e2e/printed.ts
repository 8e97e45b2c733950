import { findStatus } from '@/lib/press-status'

/** Milliseconds for which the front repeats what it last knew of the newsroom. */
const FRESH = 1100

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Resolves when the front says that no change made before now waits to be printed any more. */
export async function untilPrinted(site: string): Promise<void> {
  await pause(FRESH)
  for (;;) {
    const health = (await (await fetch(`${site}/healthz`)).json()) as { queue: { waiting: number } | null }
    if (health.queue?.waiting === 0) return
    await pause(100)
  }
}

/** The same, and that no address is owed either, as those of a change are that is shown on very many pages. */
export async function untilSettled(site: string, editionDir: string): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await untilPrinted(site)
    quiet = (await findStatus(editionDir))?.owed === 0 ? quiet + 1 : 0
  }
}
