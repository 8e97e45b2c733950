import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/scripts/database/embedded'
import { findFreePort } from './start'
import { WORKERS } from './workers'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A port for each worker: whoever listens there has what is at its place below. */
    claims: number[]
    databaseUrls: string[]
    dataDirs: string[]
  }
}

/** A database and a data folder for each worker: on the server at TEST_DATABASE_URL, or on the embedded one. */
export default async function setup(project: TestProject) {
  const dataDirs = await Promise.all(
    Array.from({ length: WORKERS }, () => mkdtemp(join(tmpdir(), 'loudhailer-test-'))),
  )
  const [dataDir = ''] = dataDirs
  const server = process.env.TEST_DATABASE_URL
  const embedded = server ? undefined : await startEmbedded(dataDir, 'loudhailer-test-password')
  const { urls, drop } = await createOn(server ?? embedded?.url ?? '', dataDir)
  project.provide('claims', await Promise.all(dataDirs.map(() => findFreePort())))
  project.provide('databaseUrls', urls)
  project.provide('dataDirs', dataDirs)
  return async () => {
    await drop()
    await embedded?.close()
    await Promise.all(dataDirs.map((folder) => rm(folder, { recursive: true, force: true })))
  }
}

/** One is migrated; the others are copies of it. */
async function createOn(server: string, dataDir: string) {
  const names = Array.from({ length: WORKERS }, (_, worker) => `loudhailer_test_${process.pid}_${worker + 1}`)
  const [first = ''] = names
  const run = async (...statements: string[]) => {
    const client = new pg.Client(server)
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const toUrl = (name: string) => {
    const url = new URL(server)
    url.pathname = `/${name}`
    return url.href
  }
  await run(`create database ${first}`)
  await promisify(execFile)(process.execPath, ['--conditions=production', 'scripts/run.mjs', 'migrate'], {
    env: {
      ...process.env,
      DATABASE_URL: toUrl(first),
      DATA_DIR: dataDir,
      PAYLOAD_SECRET: 'a secret that only the tests ever use',
      FACTOR_KEY: 'a key of factors that only the tests use',
    },
  })
  await run(...names.slice(1).map((name) => `create database ${name} template ${first}`))
  return {
    urls: names.map(toUrl),
    drop: () => run(...names.map((name) => `drop database ${name} with (force)`)),
  }
}
