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
