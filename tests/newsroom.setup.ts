import { claim, databaseUrl, dataDir } from './workers'

// Before any test file is read: the newsroom's config takes its settings when it is imported.
await claim()
Object.assign(process.env, {
  DATABASE_URL: databaseUrl(),
  DATA_DIR: dataDir(),
  SITE_URL: 'http://localhost:3000',
  PAYLOAD_SECRET: 'a secret that only the tests ever use',
  FACTOR_KEY: 'a key of factors that only the tests use',
})
