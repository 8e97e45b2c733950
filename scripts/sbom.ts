import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { toStable } from './supply/bom'

/**
 * Writes what a running Loudhailer is made of, every package with version, licence and hash, as CycloneDX: npm run sbom -- FILE
 * (sbom.cdx.json unless it is given). The same lock file gives the same bytes.
 */
const file = process.argv[2] ?? 'sbom.cdx.json'
const args = [
  'sbom',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--package-lock-only',
  '--omit=dev',
]
const said = execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 100_000_000 })
const bom = toStable(JSON.parse(said))
await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`)
console.log(`${file}: ${bom.components.length} packages.`)
