import { Logo } from '@payloadcms/next/rsc'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { SignIn } from './sign-in.client'

/** The sign-in page, in place of Payload’s, which knows nothing of second factors. Invitations are taken up here too. */
export function LoginView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req } = initPageResult
  const { i18n, payload, user } = req
  const { admin, api } = payload.config.routes
  const redirectTo = getSafeRedirect({ fallbackTo: admin, redirectTo: searchParams?.['redirect'] ?? admin })
  return (
    <>
      <div className="login__brand">
        <Logo
          i18n={i18n}
          {...(locale ? { locale } : {})}
          {...(params ? { params } : {})}
          payload={payload}
          permissions={permissions}
          {...(searchParams ? { searchParams } : {})}
          {...(user ? { user } : {})}
        />
      </div>
      <SignIn api={`${api}/users`} redirectTo={redirectTo} isSignedIn={Boolean(user)} />
    </>
  )
}
