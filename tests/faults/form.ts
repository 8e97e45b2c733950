/**
 * How long the fault tests are. By itself `npm run test:faults` is short enough for every change; FAULTS=long tries what the page
 * docs/reliability.md reports, and writes it there. FAULTS_SEED decides instants and edits, FAULTS_CYCLES how often something is killed,
 * FAULTS_FLIPS how often something is withdrawn or put back, FAULTS_SECONDS how long something is away or goes on.
 */
export const isLong = process.env.FAULTS === 'long'
export const SEED = Number(process.env.FAULTS_SEED ?? 1)

/** What is said in the environment, or else what the form takes. */
export const choose = (name: 'CYCLES' | 'FLIPS' | 'SECONDS', short: number, long: number): number =>
  Number(process.env[`FAULTS_${name}`] ?? (isLong ? long : short))
