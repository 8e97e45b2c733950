import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/scripts/database/embedded'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
    dataDir: string
  }
}

/** A database of its own for the run: on the server at TEST_DATABASE_URL, or on the embedded one. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-test-'))
  const server = process.env.TEST_DATABASE_URL
  const database = server ? await createOn(server) : await startEmbedded(dataDir, 'loudhailer-test-password')
  await promisify(execFile)(process.execPath, ['--conditions=production', 'scripts/run.mjs', 'migrate'], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PAYLOAD_SECRET: 'a secret that only the tests ever use',
      FACTOR_KEY: 'a key of factors that only the tests use',
    },
  })
  project.provide('databaseUrl', database.url)
  project.provide('dataDir', dataDir)
  return async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function createOn(server: string) {
  const name = `loudhailer_test_${process.pid}`
  const run = async (statement: string) => {
    const client = new pg.Client(server)
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, close: () => run(`drop database ${name} with (force)`) }
}
