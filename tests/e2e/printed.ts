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
