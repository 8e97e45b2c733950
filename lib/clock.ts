/** The one clock of the project: tests set it, everything else only reads it. */
let read = () => new Date()

export const now = (): Date => read()

/** Replaces the clock; without an argument the real one comes back. */
export function setClock(clock?: () => Date): void {
  read = clock ?? (() => new Date())
}
