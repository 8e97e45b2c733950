import { generateImportMap, getPayload } from 'payload'
import { generateTypes } from 'payload/node'
import config from '@payload-config'

/** Writes what follows from the config: types and the admin's import map; with --migration NAME also the next migration. */
const migrationName = process.argv[2] === '--migration' ? process.argv[3] : undefined
const resolved = await config
await generateTypes(resolved, { log: false })
await generateImportMap(resolved, { log: false })
if (migrationName) {
  const payload = await getPayload({ config: resolved, disableDBConnect: true })
  await payload.db.createMigration({ payload, migrationName, skipEmpty: true })
}
process.exit(0)
