/** Generates types, import map and migrations anew and fails when that changes a file: somebody forgot to. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const FILES = ['payload-types.ts', 'app/(payload)/admin/importMap.js', 'migrations/index.ts']
const read = () => Object.fromEntries(FILES.map((file) => [file, readFileSync(file, 'utf8')]))
const list = () => readdirSync('migrations')

/** The import map's lines come in the order in which the editor's features happened to load: only what they say counts. */
const inOrder = (text = '') => text.replaceAll(/,$/gm, '').split('\n').sort().join('\n')

const [before, migrations] = [read(), list()]
const environment = {
  ...process.env,
  DATABASE_URL: 'postgres://unused/unused',
  PAYLOAD_SECRET: 'x'.repeat(32),
  FACTOR_KEY: 'x'.repeat(32),
}
const { status } = spawnSync(
  process.execPath,
  ['--conditions=production', 'scripts/run.mjs', 'generate', '--migration', 'forgotten'],
  {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
if (status !== 0) process.exit(status ?? 1)

const after = read()
const added = list().filter((name) => !migrations.includes(name))
for (const file of FILES) writeFileSync(file, before[file] ?? '')
for (const name of added) rmSync(`migrations/${name}`)
const stale = FILES.filter((file) => inOrder(before[file]) !== inOrder(after[file]))
if (stale.length > 0 || added.length > 0) {
  const what =
    added.length > 0 ? 'A migration is missing' : `${stale.join(' and ')} no longer fits the config`
  console.error(`✗ ${what}: run “npm run generate -- --migration NAME” and commit what it writes.`)
  process.exit(1)
}
console.log('Types, import map and migrations fit the config.')
