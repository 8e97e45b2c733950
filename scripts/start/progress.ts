const SIGNS = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** Runs a step and shows that it lives: a turning sign with the seconds on a terminal, a line before and after elsewhere. */
export async function showStep<T>(name: string, step: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  const lively = process.stdout.isTTY
  if (!lively) console.log(`… ${name}`)
  let turn = 0
  const timer = setInterval(() => {
    if (lively) process.stdout.write(`\r${SIGNS[turn++ % SIGNS.length]} ${name} (${seconds()} s)`)
    else if (++turn % 100 === 0) console.log(`… ${name} (${seconds()} s)`)
  }, 100)
  try {
    const result = await step()
    if (lively) process.stdout.write('\r\u001b[K')
    console.log(`✓ ${name} (${seconds()} s)`)
    return result
  } catch (error) {
    if (lively) process.stdout.write('\r\u001b[K')
    throw error
  } finally {
    clearInterval(timer)
  }
}

/** How far the work of that name was when a line last said so, in tenths. */
const said = new Map<string, number>()

/** Shows how much of a long work is done: one line that fills on a terminal, a line each tenth elsewhere, however large its steps are. */
export function showBar(name: string, done: number, all: number): void {
  const filled = Math.floor((done / all) * 30)
  const line = `${name} ${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${done} of ${all}`
  if (process.stdout.isTTY) return void process.stdout.write(`\r${line}${done === all ? '\n' : ''}`)
  const tenth = Math.floor((done / all) * 10)
  // Where less is done than was said, the work has begun anew, or more came to be done.
  if (tenth !== said.get(name)) console.log(line)
  said.set(name, tenth)
}
