/**
 * Lets at most `places` callers in at once; the others wait in line, at most `patience` milliseconds.
 * Resolves to the function that gives the place back; calling it again does nothing. Rejects when patience runs out.
 */
export function createGate(places: number, patience: number, refusal: string): () => Promise<() => void> {
  let free = places
  const line: (() => void)[] = []

  function place(): () => void {
    let held = true
    return () => {
      if (!held) return
      held = false
      const next = line.shift()
      if (next) next()
      else free++
    }
  }

  return () =>
    new Promise((resolve, reject) => {
      if (free > 0) {
        free--
        resolve(place())
        return
      }
      const enter = () => {
        clearTimeout(timer)
        resolve(place())
      }
      const timer = setTimeout(() => {
        line.splice(line.indexOf(enter), 1)
        reject(new Error(refusal))
      }, patience)
      line.push(enter)
    })
}
