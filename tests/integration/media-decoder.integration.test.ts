import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '../colleagues'
import { toBomb } from '../hostile/png'
import { useNewsroom } from '../newsroom'
import { emptyStore, namesStored, toForm, upload } from '../pictures'
import { findProcesses } from '../processes'
import { request } from '../rest'

const { payload } = useNewsroom()
beforeEach(emptyStore)

/** A picture that takes a second or more to read. */
const createLarge = () => toBomb({ width: 7000, height: 7000, depth: 16, colour: 6 })

async function untilDecoding(): Promise<number> {
  for (;;) {
    const [pid] = await findProcesses(process.pid, /decoder\.mjs/)
    if (pid) return pid
    await sleep(5)
  }
}

describe.skipIf(process.platform !== 'linux')('the process that reads pictures', () => {
  it('may break over one: whoever sent it is told, nothing is stored, and the next picture is', async () => {
    const token = (await signIn(payload(), 'editor')).token
    const sent = request('POST', '/media', { token, form: toForm({ alt: 'x' }, await createLarge()) })
    process.kill(await untilDecoding(), 'SIGKILL')
    const { status, text } = await sent
    expect([status, text]).toEqual([400, expect.stringContaining('Export it again as an ordinary JPEG')])
    expect(await namesStored()).toEqual([])
    expect((await upload(payload())).sizes?.webp480?.width).toBe(300)
  })

  it('has no secret of the newsroom’s in its environment, and ends with the picture', async () => {
    const storing = upload(payload(), await createLarge())
    const environment = await readFile(`/proc/${await untilDecoding()}/environ`, 'utf8')
    expect(environment).toContain('NODE_ENV=production')
    for (const name of ['DATABASE_URL', 'PAYLOAD_SECRET', 'FACTOR_KEY'])
      for (const secret of [name, process.env[name] ?? name]) expect(environment).not.toContain(secret)
    await storing
    expect(await findProcesses(process.pid, /decoder\.mjs/)).toEqual([])
  })
})
