/**
 * Runs a TypeScript command of this folder: node --conditions=production scripts/run.mjs NAME [ARGUMENTS].
 * Without the condition, the editor's packages import themselves by top-level await, which Node 20 now and then waits for
 * without end.
 */
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'

const [name = '', ...rest] = process.argv.slice(2)
const file = await bundle(name).catch((error) => {
  // A fault of the source has been told by the bundler; what is left is the disk.
  const folder = '.next/cache/scripts'
  if (error.code === 'ENOSPC')
    console.error(`✗ There is no room left on the disk of ${folder}: make room, then start again.`)
  else if (error.code)
    console.error(
      `✗ ${folder} cannot be written to (${error.code}): give the project’s folder to the user who runs Loudhailer.`,
    )
  process.exit(1)
})
process.argv = [process.argv[0] ?? 'node', file, ...rest]
await import(pathToFileURL(file).href)
