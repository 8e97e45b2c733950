import { expect, it } from 'vitest'
import { measureOwn } from '@/tests/live-memory'
import { Ledger } from './ledger'

/** A page's mebibytes, of which the ledger is told one picture's address. */
const PAGE = 1
const PAGES = 200

it('remembers of a page’s text the addresses of its pictures, and lets go of the rest', () => {
  const before = measureOwn()
  const ledger = new Ledger('')
  for (let n = 0; n < PAGES; n++) {
    const text = Buffer.from(`${'x'.repeat(PAGE * 1024 ** 2)} /media/card-of-page-${n}.png`).toString()
    const media = text.match(/\/media\/\S+/g) ?? []
    ledger.settle(`/articles/${n}`, { kind: 'page', hash: String(n), sources: [], media })
  }
  const after = measureOwn()
  expect(ledger.isShown(`/media/card-of-page-${PAGES - 1}.png`)).toBe(true)
  expect(after - before).toBeLessThan((PAGES * PAGE) / 4)
})
