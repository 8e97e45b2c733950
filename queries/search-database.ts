import { sql } from '@payloadcms/db-postgres'
import { codeOf } from '@/lib/errors'
import { createGate } from '@/lib/gate'
import { openPayload } from './payload'

/** Searches at once, so that saves and prints keep most of the connections; how long one waits for its turn and may take, in milliseconds. */
const AT_ONCE = 4
const PATIENCE = 2_000
const LONGEST = 1_500
/** By how much more all questions together may take: telling the database anew costs as much as a small question. */
const SLACK = 100

/** What a search waits for in vain, or does not finish in time. */
export class SearchBusy extends Error {
  override name = 'SearchBusy'
}

const REFUSAL = 'Too many searches at once.'
const TOO_LONG = 'The search took too long.'
const enter = createGate(AT_ONCE, PATIENCE, REFUSAL)

export type SQL = ReturnType<typeof sql>

export type Ask = (question: SQL) => Promise<Record<string, unknown>[]>

/** The values as an array of texts. */
export const toArray = (values: string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`

/**
 * Looks something up in a reading transaction that the database ends when it takes too long. Throws SearchBusy then; any other fault is
 * told without the reader's words, which must not stand in a log.
 */
export async function search<T>(look: (ask: Ask) => Promise<T>): Promise<T> {
  const payload = await openPayload()
  const leave = await enter().catch(() => {
    throw new SearchBusy(REFUSAL)
  })
  try {
    return await payload.db.drizzle.transaction(
      async (transaction) => {
        const end = performance.now() + LONGEST
        let limit = Infinity
        const ask: Ask = async (question) => {
          const left = Math.ceil(end - performance.now())
          if (left <= 0) throw new SearchBusy(TOO_LONG)
          if (limit - left > SLACK) {
            limit = left
            // Compiling would take longer than the search.
            await transaction.execute(
              sql`select set_config('statement_timeout', ${String(left)}, true), set_config('jit', 'off', true)`,
            )
          }
          return (await transaction.execute(question)).rows
        }
        return look(ask)
      },
      { accessMode: 'read only' },
    )
  } catch (error) {
    if (error instanceof SearchBusy) throw error
    const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined)
    if (code === CANCELLED) throw new SearchBusy(TOO_LONG)
    throw new Error(`The archive could not be searched (${code ?? 'no code'}).`)
  } finally {
    leave()
  }
}

/** The database's code for a statement that took longer than it may. */
const CANCELLED = '57014'
