import { EnvironmentError } from '@/lib/env'
import { findBinaries } from './database/binaries'
import { build, isBuilt } from './start/build'
import { explain } from './start/failure'
import { showStep } from './start/progress'

/**
 * Does ahead what a first start does in the project’s folder, so that the folder may be closed to it: npm run build. What a start
 * still writes there is .next/cache.
 */
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())

try {
  const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  if (await isBuilt()) console.log('The site is built already.')
  else await showStep('Building the site', () => build(environment, stopping.signal))
  // Where npm has no PostgreSQL for this platform, one at DATABASE_URL is used.
  await findBinaries().catch((error: unknown) => {
    if (!(error instanceof EnvironmentError)) throw error
    console.log(error.message)
  })
} catch (error) {
  console.error(`✗ ${explain(error)}`)
  process.exit(1)
}
