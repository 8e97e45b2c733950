import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { startEmbedded } from '@/scripts/database/embedded'

it.skipIf(process.platform !== 'linux')(
  'the embedded database is not told the secrets of the start that runs it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loudhailer-embedded-'))
    vi.stubEnv('PAYLOAD_SECRET', 'a secret that no database needs')
    try {
      const { close } = await startEmbedded(folder, 'a password of tests')
      try {
        const [pid] = (await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8')).split('\n')
        const told = (await readFile(`/proc/${pid ?? ''}/environ`, 'utf8'))
          .split('\0')
          .map((line) => line.split('=', 1)[0])
        expect(told).toContain('PATH')
        expect(told.filter((name) => /SECRET|KEY|ADMIN|PASS/.test(name ?? ''))).toEqual([])
      } finally {
        await close()
      }
    } finally {
      vi.unstubAllEnvs()
      await rm(folder, { recursive: true, force: true })
    }
  },
)
