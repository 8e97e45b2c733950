import { writeFile } from 'node:fs/promises'
import { explain } from './start/failure'
import { listPackages } from './supply/bom'

/**
 * Writes what a running Loudhailer is made of, every package with version, licence and hash, as CycloneDX: npm run sbom -- FILE
 * (sbom.cdx.json unless it is given). The same lock file gives the same bytes.
 */
const file = process.argv[2] ?? 'sbom.cdx.json'
try {
  const bom = listPackages()
  await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`)
  console.log(`${file}: ${bom.components.length} packages.`)
} catch (error) {
  console.error(`✗ ${explain(error)}`)
  process.exit(1)
}
