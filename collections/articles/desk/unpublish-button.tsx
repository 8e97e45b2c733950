import { UnpublishButton as Unpublish } from '@payloadcms/ui'
import type { UnpublishButtonServerProps } from 'payload'
import { hasRole } from '../../access'

/** Only publishers withdraw articles: nobody else is offered it. */
export function UnpublishButton({ user }: UnpublishButtonServerProps) {
  return hasRole({ user: user ?? null }, 'publisher') ? <Unpublish /> : null
}
