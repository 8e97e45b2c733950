import { readFile } from 'node:fs/promises'
import { listFaults } from './supply/lock'

/** Fails when what npm would install is not exactly what was reviewed: npm run check:supply. */
const read = (file: string) => readFile(file, 'utf8')

const faults = listFaults({
  manifest: JSON.parse(await read('package.json')),
  lock: JSON.parse(await read('package-lock.json')),
  settings: await read('.npmrc'),
})
for (const fault of faults) console.error(`✗ ${fault}`)
if (faults.length === 0)
  console.log('Every package is pinned by its hash, and none runs a script when it is installed.')
process.exit(faults.length === 0 ? 0 : 1)
