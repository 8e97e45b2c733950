import { mkdir, rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles a TypeScript command of this folder, which takes a twentieth of a second; resolves to the file to run.
 * @param {string} name
 */
export async function bundle(name) {
  const folder = resolve('.next/cache/scripts')
  const file = resolve(folder, `${name}.mjs`)
  const draft = `${file}.${process.pid}`
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
  return file
}
