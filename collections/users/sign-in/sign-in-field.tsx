import { Button } from '@payloadcms/ui'
import type { UIFieldServerProps } from 'payload'

/** A colleague who has just been made an account is invited from there, too. */
export function SignInField({ id, req }: UIFieldServerProps) {
  if (id === undefined)
    return (
      <p>
        Any password will do here: once the account is saved, make an invitation, with which your colleague
        chooses his own.
      </p>
    )
  return (
    <Button
      el="link"
      buttonStyle="secondary"
      margin={false}
      to={`${req.payload.config.routes.admin}/sign-in?account=${id}`}
    >
      Second factor and sessions
    </Button>
  )
}
