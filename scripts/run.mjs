/**
 * Runs a TypeScript command of this folder: node --conditions=production scripts/run.mjs NAME [ARGUMENTS].
 * It is bundled first, which takes a twentieth of a second. Without the condition, the editor's packages import
 * themselves by top-level await, which Node 20 now and then waits for without end.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [name = '', ...rest] = process.argv.slice(2)
const folder = resolve('.next/cache/scripts')
const file = resolve(folder, `${name}.mjs`)
const draft = `${file}.${process.pid}`
try {
  const { outputFiles } = await build({
    entryPoints: [`scripts/${name}.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    write: false,
    logLevel: 'error',
  })
  await mkdir(folder, { recursive: true })
  await writeFile(draft, outputFiles[0]?.contents ?? '')
  await rename(draft, file)
} catch (error) {
  // A fault of the source has been told by the bundler; what is left is the disk.
  if (error.code === 'ENOSPC')
    console.error(`✗ There is no room left on the disk of ${folder}: make room, then start again.`)
  else if (error.code)
    console.error(
      `✗ ${folder} cannot be written to (${error.code}): give the project’s folder to the user who runs Loudhailer.`,
    )
  process.exit(1)
}
process.argv = [process.argv[0] ?? 'node', file, ...rest]
await import(pathToFileURL(file).href)
