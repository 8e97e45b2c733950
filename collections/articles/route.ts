import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../refusal'

const routeSchema = z.object({ id: z.uuid() })

/** The id in the request's path; what is no id names nothing: 404. */
export function getRouteId({ routeParams }: PayloadRequest): string {
  const { data } = routeSchema.safeParse(routeParams)
  if (!data) throw new Refusal('There is no such article or version.', 404)
  return data.id
}
