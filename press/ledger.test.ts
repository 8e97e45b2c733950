import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { Ledger } from './ledger'

/** A page's mebibytes, of which the ledger is told one picture's address. */
const PAGE = 1
const PAGES = 200

/** Mebibytes in use once all garbage is collected. */
function measure(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 ** 2
}

it('remembers of a page’s text the addresses of its pictures, and lets go of the rest', () => {
  const before = measure()
  const ledger = new Ledger('')
  for (let n = 0; n < PAGES; n++) {
    const text = Buffer.from(`${'x'.repeat(PAGE * 1024 ** 2)} /media/card-of-page-${n}.png`).toString()
    const media = text.match(/\/media\/\S+/g) ?? []
    ledger.settle(`/articles/${n}`, { kind: 'page', hash: String(n), sources: [], media })
  }
  const after = measure()
  expect(ledger.isShown(`/media/card-of-page-${PAGES - 1}.png`)).toBe(true)
  expect(after - before).toBeLessThan((PAGES * PAGE) / 4)
})
