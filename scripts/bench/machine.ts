import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import pg from 'pg'
import { z } from 'zod'

/** What the figures depend on, each in a few words. */
export type Machine = { machine: string; versions: string }

export async function describeMachine(databaseUrl: string): Promise<Machine> {
  const cores = cpus()
  const memory = Math.round(totalmem() / 1024 ** 3)
  const nginx = /nginx\/([\d.]+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr)?.[1]
  const names = ['next', 'payload'] as const
  const [next, payload] = await Promise.all(names.map(readVersion))
  return {
    machine: `${cores.length} cores (${cores[0]?.model ?? 'unknown'}), ${memory} GB of memory, ${type()} ${release()}`,
    versions: [
      `Node ${process.versions.node}`,
      `Next ${next ?? ''}`,
      `Payload ${payload ?? ''}`,
      `PostgreSQL ${await readDatabaseVersion(databaseUrl)}`,
      nginx ? `nginx ${nginx}` : 'nginx is not installed',
    ].join(', '),
  }
}

async function readVersion(name: string): Promise<string> {
  const text = await readFile(`node_modules/${name}/package.json`, 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

async function readDatabaseVersion(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return rows[0]?.server_version ?? ''
}
