import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { z } from 'zod'
import { describeMachine } from '@/scripts/bench/machine'
import { isLong, SEED } from './form'
import { COMMANDS, type Scenario, SCENARIOS } from './scenarios'

/** Every run of the long form, from which the page is made: each scenario may be run by itself, and more than once. */
const RUNS = 'scripts/reliability/runs.json'
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
  /** Why it is told but not added up, written by hand: what it found has been mended, or the machine was not its own. */
  uncounted: z.string().optional(),
})

type Run = z.infer<typeof runSchema>

/** Writes down what a run of the long form has reached since `began` (ms), good or bad, and the page anew. The short form leaves both alone. */
export async function report(
  scenario: keyof typeof SCENARIOS,
  began: number,
  databaseUrl: () => Promise<string>,
  figures: Record<string, number | undefined>,
): Promise<void> {
  if (!isLong) return
  const missing = Object.keys(SCENARIOS[scenario].figures).filter((name) => figures[name] === undefined)
  if (missing.length > 0)
    throw new Error(`${scenario} ended before it had measured ${missing.join(', ')}: it is not reported.`)
  const { machine, versions } = await describeMachine(await databaseUrl())
  const measured = z.record(z.string(), z.number()).parse(figures)
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  const runs = z.array(runSchema).parse(JSON.parse(await readFile(RUNS, 'utf8').catch(() => '[]')))
  runs.push({
    scenario,
    seed: SEED,
    date: new Date(began).toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD'),
    machine: `${machine}; ${versions}`,
    minutes: Math.max(1, Math.round((Date.now() - began) / 60_000)),
    figures: measured,
  })
  await writeFile(RUNS, await format(JSON.stringify(runs), { parser: 'json', printWidth: 110 }))
  await writeFile(PAGE, await render(runs))
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')

const toTable = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

function render(runs: Run[]): Promise<string> {
  const isTried = (name: string) =>
    runs.some(({ scenario, uncounted }) => scenario === name && uncounted === undefined)
  const all = Object.entries<Scenario>(SCENARIOS)
  const tried = all.filter(([name]) => isTried(name))
  const untried = all.filter(([name]) => !isTried(name)).map(([name]) => `\`${name}\``)
  const machines = [...new Set(runs.map(({ machine }) => machine))]
  const text = `# Reliability

What was done to a running site, and what became of it, as seen. The commands are below; each writes this page anew, and runs add up.

${machines.map((machine, index) => `${index + 1}. ${machine}`).join('\n')}

## Figures

${toTable(
  ['scenario', 'what was done', 'wanted', 'reached', ''],
  tried.map(([name, scenario]) => {
    const sums = addUp(
      scenario,
      runs.filter((run) => run.scenario === name && run.uncounted === undefined),
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

${untried.length > 0 ? `Not tried in the long form yet: ${untried.join(', ')}.\n` : ''}
“Met so far”: nothing went wrong, but it has not been tried as often as wanted. “Lost” is what was acknowledged and is not in the database. “Half done” is what the database has only in part (number, address and audit log belong to
a publication), and every page, list and feed that readers get otherwise than the database says; in the end the whole edition is printed anew into
another folder and compared byte for byte. What was not acknowledged may have been done or not, but wholly.

MDN’s HTTP Observatory gives a page of the edition 130 points (A+): \`npx vitest run --project unit observatory\`, with each \`npm test\`.

## Commands

${toTable(
  ['command', 'for'],
  Object.entries(COMMANDS).map(([command, names]) => [
    `\`FORM=long ${command}\``,
    names.map((name) => `\`${name}\``).join(', '),
  ]),
)}

\`FORM_SEED=7\` before it makes other instants, edits and questions; [CONTRIBUTING.md](../CONTRIBUTING.md) tells the rest.

## Runs

${toTable(
  ['scenario', 'seed', 'date', 'commit', 'machine', 'minutes', 'reached'],
  Object.entries<Scenario>(SCENARIOS).flatMap(([name, scenario]) =>
    runs
      .filter((run) => run.scenario === name)
      .map(({ seed, date, commit, machine, minutes, figures, uncounted }) => [
        `\`${name}\``,
        String(seed),
        date,
        commit,
        String(machines.indexOf(machine) + 1),
        String(minutes),
        `${tell(scenario, figures)}${uncounted ? ` (not added up: ${uncounted})` : ''}`,
      ]),
  ),
)}
`
  return format(text, { filepath: PAGE, printWidth: 120, proseWrap: 'always' })
}

function addUp({ figures }: Scenario, runs: Run[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { over, least }]) => {
      const worst = (values: number[]) => (least === undefined ? Math.max(...values) : Math.min(...values))
      const values = runs.map((run) => run.figures[name] ?? 0)
      return [name, over === 'sum' ? values.reduce((sum, each) => sum + each, 0) : worst(values)]
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
  return all.every(([name, { least }]) => least === undefined || (values[name] ?? 0) >= least)
    ? 'met'
    : 'met so far'
}
