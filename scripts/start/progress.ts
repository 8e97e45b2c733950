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

/** Shows how much of a long work is done: one line that fills on a terminal, a line each tenth elsewhere. */
export function showBar(name: string, done: number, all: number): void {
  const filled = Math.floor((done / all) * 30)
  const line = `${name} ${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${done} of ${all}`
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === all ? '\n' : ''}`)
  else if (done === all || Math.floor((done / all) * 10) > Math.floor(((done - 50) / all) * 10))
    console.log(line)
}
