import type { UIFieldServerProps } from 'payload'
import { SHARED_DAYS } from '@/lib/preview-link'
import { hasRole } from '../../access'
import { ShareButton } from './share-button.client'

/** For editors and above, once there is a version to share. */
export function ShareField({ id, req }: UIFieldServerProps) {
  const { usual, most } = SHARED_DAYS
  return id && hasRole(req, 'editor') ? <ShareButton choices={[1, usual, most]} usual={usual} /> : null
}
