import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edits, furnish, make } from './edits'
import { openPrintShop, type PrintShop } from './print-shop'

/**
 * More, and other, edits: PROPERTY_RUNS=50 PROPERTY_SEED=7 npx vitest run --project e2e incremental
 * With PROPERTY_SHRINK=yes the edits of a failure are brought down to the fewest, which may take hours.
 */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 3)
const SEED = Number(process.env.PROPERTY_SEED ?? 20141216)
const EDITS = 60
/** Edits after which the two editions are compared. */
const COMPARED = 12

let shop: PrintShop

beforeAll(async () => {
  shop = await openPrintShop()
})
afterAll(() => shop.close())

/** An edit, with what the press does after it: nothing yet (0), its work (1), or its work until the disk fails. */
const steps = fc.array(
  fc.record({ edit: edits, press: fc.constantFrom(0, 1, 1, 1, 2), writes: fc.nat(40) }),
  { minLength: EDITS, maxLength: EDITS, size: 'max' },
)

describe('another wording of a disclaimer', () => {
  it('leaves every page that was published under the former one as it was, byte for byte', async () => {
    await shop.clear()
    await furnish(shop.payload)
    await shop.printFirst()
    const before = await shop.read()
    const { docs } = await shop.payload.find({ collection: 'disclaimers', pagination: false })
    for (const { id } of docs)
      await shop.payload.update({ collection: 'disclaimers', id, data: { text: 'Quite another wording.' } })
    await shop.print()
    const after = await shop.read()
    const changed = [...after].filter(([path, bytes]) => before.get(path)?.equals(bytes) !== true)
    const others = changed.map(([path]) => path).filter((path) => !/^(?:disclaimers|sitemaps)\//.test(path))
    expect([after.size, others, changed.length > 0]).toEqual([before.size, [], true])
  })
})

describe('the edition, after any edits and crashes,', () => {
  it(
    'is byte for byte the one that would be printed afresh',
    async () => {
      let made = 0
      await fc.assert(
        fc.asyncProperty(steps, async (script) => {
          await shop.clear()
          await furnish(shop.payload)
          await shop.printFirst()
          for (const [index, { edit, press, writes }] of script.entries()) {
            if (await make(shop.payload, edit)) made++
            if (press > 0) await shop.print(press === 1 ? undefined : writes)
            if (index % COMPARED === COMPARED - 1) {
              await shop.print()
              expect(await shop.compare()).toEqual([])
            }
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: process.env.PROPERTY_SHRINK !== 'yes' },
      )
      // The newsroom's rules refuse some; those that are left must be worth the name.
      expect(made).toBeGreaterThan(RUNS * EDITS * 0.8)
    },
    60 * 60_000,
  )
})
