import { PublishButton as Publish } from '@payloadcms/ui'
import type { PublishButtonServerProps } from 'payload'
import { hasRole } from '../../access'
import { AskButton } from './ask-button.client'

/** Nobody is offered what he would be refused: publishers publish, editors ask for approval, contributors save drafts. */
export function PublishButton({ user }: PublishButtonServerProps) {
  const req = { user: user ?? null }
  if (hasRole(req, 'publisher')) return <Publish />
  return hasRole(req, 'editor') ? <AskButton /> : null
}
