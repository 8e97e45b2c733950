import { z } from 'zod'
import { startFront } from '@/front/server'
import { EnvironmentError, readEnvironment } from '@/lib/env'
import { codeOf } from '@/lib/errors'

const schema = z.object({
  NEWSROOM_URL: z.url({
    protocol: /^https?$/,
    error: 'NEWSROOM_URL must be the newsroom’s own address, for example NEWSROOM_URL=http://127.0.0.1:3001.',
  }),
  PRESS_KEY: z.string().default(''),
})

/** The server that readers meet, in a process of its own: it says nothing while all is well. */
async function run(): Promise<void> {
  // Whatever runs in production needs a secret; the front signs nothing, and is better off not knowing it.
  const { port, host, siteUrl, onionUrl, proxies, editionDir } = readEnvironment({
    ...process.env,
    NODE_ENV: 'development',
  })
  const { success, data, error } = schema.safeParse(process.env)
  if (!success) throw new EnvironmentError(error.issues.map((issue) => issue.message).join(' '))
  const front = await startFront({
    editionDir,
    newsroomUrl: data.NEWSROOM_URL,
    pressKey: data.PRESS_KEY,
    siteUrl,
    onionUrl,
    proxies,
    port,
    host,
  }).catch((error: unknown) => {
    throw new Error(`The front cannot open port ${port} of ${host} (${codeOf(error) ?? String(error)}).`)
  })

  const stop = () => void front.close().then(() => process.exit(0))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop)
  process.send?.({ ready: true })
}

run().catch((error: unknown) => {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
