import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { z } from 'zod'
import { describeMachine } from '@/scripts/bench/machine'
import { isLong, SEED } from './form'
import { type Scenario, SCENARIOS } from './scenarios'
import type { FaultSite } from './site'

/** Every run of the long form, from which the page is made: each scenario may be run by itself, and more than once. */
const RUNS = 'tests/faults/runs.json'
const PAGE = 'docs/reliability.md'

const runSchema = z.object({
  scenario: z.string(),
  seed: z.number(),
  /** ISO day. */
  date: z.string(),
  commit: z.string(),
  machine: z.string(),
  minutes: z.number(),
  figures: z.record(z.string(), z.number()),
})

type Run = z.infer<typeof runSchema>

/** Writes down what a run of the long form has reached, good or bad, and the page anew. The short form leaves both alone. */
export async function report(
  site: Pick<FaultSite, 'databaseUrl'>,
  scenario: string,
  began: number,
  figures: Record<string, number>,
): Promise<void> {
  if (!isLong) return
  const { machine, versions } = await describeMachine(await site.databaseUrl())
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const runs = z.array(runSchema).parse(JSON.parse(await readFile(RUNS, 'utf8').catch(() => '[]')))
  runs.push({
    scenario,
    seed: SEED,
    date: new Date(began).toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD'),
    machine: `${machine}; ${versions}`,
    minutes: Math.max(1, Math.round((Date.now() - began) / 60_000)),
    figures,
  })
  await writeFile(RUNS, await format(JSON.stringify(runs), { parser: 'json', printWidth: 110 }))
  await writeFile(PAGE, await render(runs))
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')

const toTable = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function render(runs: Run[]): Promise<string> {
  const tried = Object.entries(SCENARIOS).filter(([name]) => runs.some(({ scenario }) => scenario === name))
  const machines = [...new Set(runs.map(({ machine }) => machine))]
  const text = `# Reliability

\`FAULTS=long npm run test:faults\` wrote this page: what it did to a running site, and what became of it, as seen. A scenario by itself, here with
other instants and edits: \`FAULTS=long FAULTS_SEED=7 npm run test:faults -- -t kill-newsroom\`. Runs add up.

${machines.map((machine) => `- ${machine}`).join('\n')}

## Figures

${toTable(
  ['scenario', 'what was done', 'wanted', 'reached', ''],
  tried.map(([name, scenario]) => {
    const sums = addUp(
      scenario,
      runs.filter((run) => run.scenario === name),
    )
    return [
      `\`${name}\``,
      scenario.what,
      tellWanted(scenario),
      tell(scenario, sums),
      toVerdict(scenario, sums),
    ]
  }),
)}

“Met so far”: nothing went wrong, but it has not been tried as often as wanted. “Lost” is what was acknowledged and is not in the database. “Half done” is what the database has only in part (number, address and audit log belong to
a publication), and every page, list and feed that readers get otherwise than the database says; in the end the whole edition is printed anew into
another folder and compared byte for byte. What was not acknowledged may have been done or not, but wholly.

## Runs

${toTable(
  ['scenario', 'seed', 'date', 'commit', 'minutes', 'reached'],
  tried.flatMap(([name, scenario]) =>
    runs
      .filter((run) => run.scenario === name)
      .map(({ seed, date, commit, minutes, figures }) => [
        `\`${name}\``,
        String(seed),
        date,
        commit,
        String(minutes),
        tell(scenario, figures),
      ]),
  ),
)}
`
  return format(text, { filepath: PAGE, printWidth: 120, proseWrap: 'always' })
}

function addUp({ figures }: Scenario, runs: Run[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { over }]) => {
      const values = runs.map((run) => run.figures[name] ?? 0)
      return [name, over === 'sum' ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values)]
    }),
  )
}

const tell = ({ figures }: Scenario, values: Record<string, number>) =>
  Object.entries(figures)
    .map(([name, { unit }]) => `${whole(values[name] ?? 0)} ${unit}`)
    .join(', ')

const tellWanted = ({ figures }: Scenario) =>
  Object.values(figures)
    .flatMap(({ unit, least, most }) => {
      if (least !== undefined) return [`${whole(least)} ${unit}`]
      return most === undefined ? [] : [`${most > 0 ? 'at most ' : ''}${whole(most)} ${unit}`]
    })
    .join(', ')

/** What may not happen decides; what has to be tried so often may be made up by another run. */
function toVerdict({ figures }: Scenario, values: Record<string, number>): string {
  const all = Object.entries(figures)
  if (all.some(([name, { most = Infinity }]) => (values[name] ?? 0) > most)) return '**missed**'
  return all.every(([name, { least = 0 }]) => (values[name] ?? 0) >= least) ? 'met' : 'met so far'
}
