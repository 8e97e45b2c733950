import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { isId } from '@/lib/ids'
import { Factors } from './factors.client'
import styles from './sign-in.module.css'

/** One's own factors and sessions, or those of the account that an administrator came from. */
export function SignInView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { locale, permissions, req, visibleEntities } = initPageResult
  const { i18n, payload, user } = req
  const { admin, api } = payload.config.routes
  if (!user) redirect(`${admin}/login?redirect=${encodeURIComponent(`${admin}/sign-in`)}`)
  const asked = searchParams?.['account']
  return (
    <DefaultTemplate
      i18n={i18n}
      {...(locale ? { locale } : {})}
      {...(params ? { params } : {})}
      payload={payload}
      permissions={permissions}
      req={req}
      {...(searchParams ? { searchParams } : {})}
      user={user}
      visibleEntities={visibleEntities}
    >
      <Gutter>
        <h1 className={styles.heading}>Second factor and sessions</h1>
        <Factors api={`${api}/users`} account={isId(asked) ? asked : user.id} />
      </Gutter>
    </DefaultTemplate>
  )
}
