import { inspect } from 'node:util'
import { sql } from '@payloadcms/db-postgres'
import { describe, expect, it } from 'vitest'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

/** All that a log could say of it. */
async function fail(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
  } catch (error) {
    return inspect(error, { depth: 10, showHidden: true })
  }
  return 'Nothing failed.'
}

describe('a question to the database that fails', () => {
  it('says why, and not what it was about', async () => {
    const said = await fail(() =>
      payload().db.drizzle.execute(
        sql`select * from no_such_table where name = ${'Aigerim of the oil workers'}`,
      ),
    )
    expect(said).toContain('42P01')
    expect(said).not.toContain('Aigerim')
  })

  it('says so of a row that breaks a rule, too, within a transaction', async () => {
    const said = await fail(() =>
      payload().db.drizzle.transaction((transaction) =>
        transaction.execute(sql`insert into topics (name) values (${'Aigerim of the oil workers'})`),
      ),
    )
    expect(said).toContain('23502')
    expect(said).not.toContain('Aigerim')
  })
})
