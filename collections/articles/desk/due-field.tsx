import type { DateFieldServerProps } from 'payload'
import { DueClock } from './due-clock.client'

/** What a time of the desk means, and which clock it is on; beneath the field itself. */
export async function DueDescription({ field, path, req }: DateFieldServerProps) {
  const { timeZone } = await req.payload.findGlobal({
    slug: 'site',
    depth: 0,
    select: { timeZone: true },
    req,
  })
  const { description } = field.admin ?? {}
  return (
    <DueClock path={path} timeZone={timeZone} what={typeof description === 'string' ? description : ''} />
  )
}
