import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { WORKERS } from './tests/workers'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = { '@payload-config': `${root}payload.config.ts`, '@': root.replace(/\/$/, '') }
const shared = { resolve: { alias } }
const test = { root, environment: 'node' as const, setupFiles: ['tests/setup.ts'] }
/** Tests of a running site. */
const running = {
  execArgv: ['--conditions=production'],
  globalSetup: ['tests/site.setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    // Two cores: what takes the browser or a running site runs file by file.
    fileParallelism: false,
    projects: [
      {
        ...shared,
        test: {
          ...test,
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', 'node_modules', '.next', 'data'],
          // Keys are derived slowly on purpose, and the machine may have other work.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          ...test,
          name: 'integration',
          // After the others, which are alone.
          fileParallelism: true,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
          setupFiles: ['tests/newsroom.setup.ts', 'tests/setup.ts'],
          include: ['**/*.integration.test.ts'],
          exclude: ['node_modules', '.next', 'data'],
          globalSetup: ['tests/database.setup.ts'],
          // As for the commands: see scripts/run.mjs.
          execArgv: ['--conditions=production'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          ...test,
          name: 'e2e',
          include: ['tests/**/*.e2e.ts'],
          ...running,
        },
      },
      {
        ...shared,
        test: {
          ...test,
          // npm run test:siege, which takes long; CI has a part of it.
          name: 'siege',
          include: ['tests/**/*.siege.ts'],
          ...running,
        },
      },
      {
        ...shared,
        test: {
          ...test,
          // Each file breaks a site of its own: npm run test:faults.
          name: 'faults',
          include: ['tests/faults/*.faults.ts'],
          execArgv: ['--conditions=production'],
          testTimeout: 3 * 3_600_000,
          // The first start builds the site.
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
