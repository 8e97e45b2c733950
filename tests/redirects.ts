import type { Payload } from 'payload'
import { expect } from 'vitest'
import { toTarget } from '@/collections/redirects/target'
import type { Redirect } from '@/payload-types'

const SITE = 'http://localhost:3000'

/** What tests of redirects are made with, in that newsroom. */
export function useRedirects(payload: () => Payload) {
  const write = (from: string, to: string) =>
    payload().create({ collection: 'redirects', data: { from, kind: 'moved', to } })

  const rewrite = async (from: string, data: Partial<Redirect>) => {
    const { docs } = await payload().find({ collection: 'redirects', where: { from: { equals: from } } })
    return payload().update({ collection: 'redirects', id: docs[0]?.id ?? '', data })
  }

  async function listRedirects(): Promise<Redirect[]> {
    return (await payload().find({ collection: 'redirects', pagination: false, sort: 'from' })).docs
  }

  const map = async () =>
    Object.fromEntries(
      (await listRedirects()).map(({ from, kind, to }) => [from, kind === 'gone' ? 'gone' : to]),
    )

  async function takeJobs(): Promise<string[]> {
    const where = { queue: { equals: 'press' } }
    const { docs } = await payload().find({ collection: 'payload-jobs', where, pagination: false })
    await payload().db.deleteMany({ collection: 'payload-jobs', where })
    return [...new Set(docs.map(({ input }) => (input as { document: string }).document))].sort()
  }

  return { write, rewrite, listRedirects, map, takeJobs }
}

/** No redirect leads to where another begins, or to where it begins itself. */
export function expectStraight(redirects: Redirect[]): void {
  const moved = redirects.filter(({ kind }) => kind === 'moved')
  const begins = new Set(moved.map(({ from }) => from))
  const led = moved.map(({ from, to }) => ({ from, path: toTarget(to ?? '', SITE)?.path ?? 'elsewhere' }))
  expect(led.filter(({ path }) => begins.has(path))).toEqual([])
}
