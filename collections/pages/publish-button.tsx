import { PublishButton as Publish } from '@payloadcms/ui'
import type { PublishButtonServerProps } from 'payload'
import { hasRole } from '../access'

/** Only publishers put pages before readers: nobody else is offered it. */
export function PublishButton({ user }: PublishButtonServerProps) {
  return hasRole({ user: user ?? null }, 'publisher') ? <Publish /> : null
}
