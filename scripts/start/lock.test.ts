import { spawn } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockFolder } from './lock'

const makeFolder = () => mkdtemp(join(tmpdir(), 'loudhailer-lock-'))

describe('the lock of a data folder', () => {
  it('keeps a second start out, and lets it in when the first has ended', async () => {
    const folder = await makeFolder()
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow('already runs on the data folder')
    await unlock()
    await (
      await lockFolder(folder)
    )()
    expect(await readdir(folder)).toEqual([])
  })

  it('that a killed start left does not keep the next one out, even if its number is in use again', async () => {
    const folder = await makeFolder()
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
    await writeFile(join(folder, 'start.lock'), `${other.pid} 1`)
    await (
      await lockFolder(folder)
    )()
    other.kill()
    await writeFile(join(folder, 'start.lock'), '999999999 1')
    await (
      await lockFolder(folder)
    )()
  })

  it('goes to one of ten that find it stale together', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'start.lock'), '999999999 1')
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
