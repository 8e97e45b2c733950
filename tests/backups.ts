import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { pack } from 'tar-stream'
import { LEFT_OUT, SETTINGS } from '@/scripts/backup/tables'

/** Runs a command as an operator does, where no terminal is; the environment holds nothing but what is given. */
export async function runCommand(
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--conditions=production', 'scripts/run.mjs', ...args], {
    env: { PATH, HOME, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, said }
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

/** One question, on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = await connect(url)
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

let made = 0

/** An empty database beside that of the run, with the user of its own tables and no more. */
export async function createDatabase(beside: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `loudhailer_restored_${process.pid}_${++made}`
  await ask(beside, `create database ${name}`)
  const url = new URL(beside)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await ask(beside, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Every row of every table as PostgreSQL writes it, without what no backup takes along. */
async function readRows(client: pg.Client): Promise<Record<string, string[]>> {
  await client.query(SETTINGS)
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename::text as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1",
    [LEFT_OUT],
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(
      `select t::text as line from "${name}" t order by 1`,
    )
    found[name] = rows.map(({ line }) => line)
  }
  return found
}

export async function readRowsAt(url: string): Promise<Record<string, string[]>> {
  const client = await connect(url)
  const rows = await readRows(client)
  await client.end()
  return rows
}

/**
 * Keeps a backup that is started now from copying more than its first look, which is its snapshot: it waits for a table. Give
 * `untilWaiting` before anything is to be changed that the backup must not have.
 */
export async function holdBackup(url: string): Promise<{
  untilWaiting: () => Promise<void>
  /** As the database is now. */
  readRows: () => Promise<Record<string, string[]>>
  release: () => Promise<void>
}> {
  const holder = await connect(url)
  await holder.query('begin')
  // Read by no page, and written every five minutes at most.
  await holder.query('lock table followers in access exclusive mode')
  return {
    untilWaiting: async () => {
      for (;;) {
        const waiting = await ask(
          url,
          "select 1 from pg_stat_activity where datname = current_database() and application_name = 'loudhailer backup' and wait_event_type = 'Lock'",
        )
        if (waiting.length > 0) return
        await sleep(20)
      }
    },
    readRows: () => readRows(holder),
    release: async () => {
      await holder.query('commit')
      await holder.end()
    },
  }
}

export type Entry = {
  name: string
  content?: Buffer | string
  type?: 'file' | 'symlink' | 'directory'
  linkname?: string
}

/** A tar file of these entries. */
export async function writeTar(file: string, entries: Entry[]): Promise<void> {
  const tar = pack()
  const written = pipeline(tar, createWriteStream(file))
  for (const { name, content = '', type = 'file', linkname } of entries)
    tar.entry({ name, type, ...(linkname ? { linkname } : {}) }, content)
  tar.finalize()
  await written
}
