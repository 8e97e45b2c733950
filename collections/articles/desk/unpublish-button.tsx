import type { UnpublishButtonServerProps } from 'payload'
import { hasRole } from '../../access'
import { WithdrawButton } from './withdraw-button.client'

/** Only publishers withdraw articles: nobody else is offered it. */
export function UnpublishButton({ user }: UnpublishButtonServerProps) {
  return hasRole({ user: user ?? null }, 'publisher') ? <WithdrawButton /> : null
}
