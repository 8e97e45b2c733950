/**
 * How long the tests are that docs/reliability.md reports. By themselves they are short; FORM=long tries as much as is promised, and writes
 * down what came of it. FORM_SEED decides instants, edits and questions, FORM_CYCLES how often something is killed, FORM_FLIPS how often something
 * is withdrawn or put back, FORM_SECONDS how long something is away or goes on, FORM_REQUESTS how much is asked, FORM_ROUNDS how often
 * a backup is taken and restored.
 */
export const isLong = process.env.FORM === 'long'
export const SEED = Number(process.env.FORM_SEED ?? 1)

/** What is said in the environment, or else what the form takes. */
export const choose = (
  name: 'CYCLES' | 'FLIPS' | 'SECONDS' | 'REQUESTS' | 'ROUNDS',
  short: number,
  long: number,
): number => Number(process.env[`FORM_${name}`] ?? (isLong ? long : short))
