import { findRunning } from '@/scripts/database/embedded'
import { keepSecrets } from '@/scripts/database/secrets'

/** The address of the embedded database that runs on the data folder; rejects where none does. */
export async function findEmbeddedUrl(dataDir: string): Promise<string> {
  const { databasePassword } = await keepSecrets(dataDir)
  const url = await findRunning(dataDir, databasePassword)
  if (!url) throw new Error(`No database runs on ${dataDir}.`)
  return url
}
