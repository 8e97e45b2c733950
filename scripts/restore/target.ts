import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { EnvironmentError } from '@/lib/env'
import type { Manifest, Table } from '../backup/format'
import { listTables, SETTINGS } from '../backup/tables'
import { forceFolder } from '../backup/target'
import { type Copy, openCopy } from './copy'
import { refuseFilled, refuseOther, refuseStored } from './emptiness'
import { layToRest, setSequences } from './rest'
import { suspendRules } from './rules'

/** The empty system that a backup is put into: rows in one transaction, and files that go again when that fails. */
export type Target = {
  /** Refuses a system that is not empty, or whose tables are of another time; says what to do. */
  check: () => Promise<void>
  begin: () => Promise<void>
  onRows: (table: Table, rows: Buffer) => Promise<void>
  onPicture: (name: string, content: AsyncIterable<Buffer>) => Promise<void>
  /** Holds everything to the rules of the database again; only the commit is missing. */
  finish: () => Promise<void>
  commit: () => Promise<void>
  undo: () => Promise<void>
  close: () => Promise<void>
}

export async function openTarget(databaseUrl: string, mediaDir: string, manifest: Manifest): Promise<Target> {
  // Not one of the newsroom's own connections: these may not be idle in a transaction for long.
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'loudhailer restore' })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(SETTINGS)
  const names = manifest.tables.map(({ name }) => name)
  const stored: string[] = []
  let isBegun = false
  let resumeRules: () => Promise<void> = () => Promise.resolve()
  let copy: Copy | undefined

  async function closeCopy(): Promise<void> {
    if (!copy) return
    const { table, close } = copy
    copy = undefined
    const rows = await close()
    if (rows !== table.rows)
      throw new EnvironmentError(
        `The database took ${rows} of the ${table.rows} rows of ${table.name}: nothing was restored.`,
      )
  }

  return {
    check: async () => {
      await refuseFilled(client)
      await refuseOther(client, manifest)
      await refuseStored(mediaDir)
    },
    begin: async () => {
      await client.query('begin')
      isBegun = true
      refuseUnknown(manifest, await listTables(client))
      resumeRules = await suspendRules(client, names)
      // Now that nobody else can write.
      await refuseFilled(client)
      await client.query('delete from payload_migrations')
      await mkdir(mediaDir, { recursive: true, mode: 0o700 })
    },
    onRows: async (table, rows) => {
      if (copy?.table.name !== table.name) {
        await closeCopy()
        copy = openCopy(client, table)
      }
      await copy.write(rows)
    },
    onPicture: async (name, content) => {
      stored.push(name)
      const file = await open(join(mediaDir, name), 'wx')
      try {
        for await (const piece of content) await file.writeFile(piece)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    finish: async () => {
      await closeCopy()
      await layToRest(client, names)
      await setSequences(client, names)
      await resumeRules()
      if (stored[0]) await forceFolder(join(mediaDir, stored[0]))
    },
    commit: async () => {
      await client.query('commit')
      isBegun = false
      await client.query('analyze')
    },
    undo: async () => {
      if (!isBegun) return
      // A connection that is cut off rolls back, also in the midst of a table's rows.
      await client.end().catch(() => undefined)
      for (const name of stored) await rm(join(mediaDir, name), { force: true })
    },
    close: () => client.end().catch(() => undefined),
  }
}

/** Migrations make all tables and columns; what somebody added by hand has no place here. */
function refuseUnknown({ tables }: Manifest, known: Table[]): void {
  for (const { name, columns } of tables) {
    const found = known.find((table) => table.name === name)
    const missing = columns.find((column) => !found?.columns.includes(column))
    if (missing)
      throw new EnvironmentError(
        `The backup has ${name}.${missing}, which no migration makes: somebody had added it to that database by hand. Nothing was restored.`,
      )
  }
}
