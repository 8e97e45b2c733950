import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { appOf, signInAt } from './sign-in'
import { findFreePort, runStart, untilReady } from './start'

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string
    siteDataDir: string
    administratorSecret: string
  }
}

export const ADMINISTRATOR = { email: 'admin@example.org', password: 'an administrator of tests' }

/** The whole product as `npm start` runs it, on a data folder of its own; the site is built first when it is not. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'loudhailer-e2e-'))
  const started = await untilReady(
    runStart({
      PORT: String(await findFreePort()),
      DATA_DIR: dataDir,
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
    }),
  )
  await signInAt(started.url, ADMINISTRATOR)
  project.provide('siteUrl', started.url)
  project.provide('administratorSecret', appOf(started.url, ADMINISTRATOR.email).secret)
  project.provide('siteDataDir', dataDir)
  return async () => {
    await started.end('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
}
