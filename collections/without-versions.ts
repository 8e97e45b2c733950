import type { Endpoint } from 'payload'

/** Settings have no versions; Payload would look for them all the same, and fail. */
export const withoutVersions = (['get', 'post'] as const).map((method): Omit<Endpoint, 'root'> => ({
  path: '/versions/:id?',
  method,
  handler: () => Response.json({ errors: [{ message: 'The settings have no versions.' }] }, { status: 404 }),
}))
