import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { REDIRECTS_FILE } from '@/lib/edition'

/** Every file of an edition but those that only the press reads, by its path. */
export async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
    if (entry.isFile() && (!path.startsWith('.press/') || path === REDIRECTS_FILE))
      files.set(path, await readFile(join(folder, path)))
  }
  return files
}

/** The files in which two editions differ, byte for byte. */
export async function listDifferences(folder: string, other: string): Promise<string[]> {
  const [ours, theirs] = [await readFiles(folder), await readFiles(other)]
  const files = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return files.filter((file) => ours.get(file)?.equals(theirs.get(file) ?? Buffer.of(0)) !== true)
}
