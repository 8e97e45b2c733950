import type { ClientBase } from 'pg'

/** The print jobs that are due now, by id: whatever they ask for, a print of everything that begins now does. */
export async function listDue(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "select id from payload_jobs where queue = 'press' and task_slug = 'print' and (wait_until is null or wait_until <= now())",
  )
  return rows.map(({ id }) => id)
}

/** Takes the jobs away as done, so that the next start does not print everything once more. */
export async function settleJobs(client: ClientBase, ids: string[]): Promise<void> {
  await client.query('delete from payload_jobs_log where _parent_id = any($1)', [ids])
  await client.query('delete from payload_jobs where id = any($1)', [ids])
}
