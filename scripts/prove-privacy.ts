import { existsSync } from 'node:fs'
import { EnvironmentError } from '@/lib/env'
import { provePrivacy } from './privacy/prove'
import { isKept, renderReport } from './privacy/report'
import { explain } from './start/failure'
import { showStep } from './start/progress'

/**
 * npm run prove:privacy             proves what readers are promised, on a site of its own; ends with 1 when a promise is broken
 * npm run prove:privacy -- --short  the same with fewer pages
 */
try {
  if (!existsSync('node_modules/playwright-core'))
    throw new EnvironmentError('The browser for the proof is missing: run “npm ci” without --omit=dev.')
  const checks = await provePrivacy({ isShort: process.argv.includes('--short'), show: showStep })
  console.log(`\n${renderReport(checks)}`)
  process.exit(isKept(checks) ? 0 : 1)
} catch (error) {
  console.error(`✗ ${explain(error)}`)
  process.exit(1)
}
