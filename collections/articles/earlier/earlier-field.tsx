import type { UIFieldServerProps } from 'payload'
import { hasRole } from '../../access'
import { HideButton } from './hide-button.client'

/** For publishers, once there is an article that may have had other words. */
export function EarlierField({ id, req }: UIFieldServerProps) {
  return id && hasRole(req, 'publisher') ? <HideButton /> : null
}
