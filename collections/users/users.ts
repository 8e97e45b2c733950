import type { CollectionConfig, Endpoint } from 'payload'
import { refuse } from '../api/refuse'
import { administrators, ownAccountOrAdministrators, ROLES, signedIn } from '../access'
import { auditAccount, auditLeaving, auditLogin, auditLogout } from './audit.hooks'
import { signInEndpoints } from './factors/account'
import { enrolEndpoint, invitationEndpoint } from './factors/endpoints'
import { demandFactor } from './factors/login.hooks'
import { signInField } from './sign-in/field'
import { demandFreshForAccount, demandFreshForDeletion } from './sessions/fresh.hooks'
import {
  hashInVain,
  keepAnAdministrator,
  keepAnAdministratorBesides,
  keepSession,
  refuseWeakPassword,
  refuseWeakReset,
} from './users.hooks'

/** Sessions end after two hours without a sign of life, and after twelve whatever happens (sessions/sign-ins.ts). */
const SESSION_SECONDS = 2 * 60 * 60

const refuseAlways = (path: string, why: string): Omit<Endpoint, 'root'> => ({
  path,
  method: 'post',
  handler: () => refuse(403, why),
})

export function createUsers(secureCookies: boolean): CollectionConfig<'users'> {
  return {
    slug: 'users',
    auth: {
      tokenExpiration: SESSION_SECONDS,
      // Payload's lock is on the account, wherever the guesses come from; ours is in api/sign-in.ts.
      maxLoginAttempts: 0,
      useSessions: true,
      cookies: { sameSite: 'Lax', secure: secureCookies },
    },
    access: {
      admin: signedIn,
      create: administrators,
      read: ownAccountOrAdministrators,
      update: ownAccountOrAdministrators,
      delete: administrators,
      unlock: administrators,
    },
    admin: {
      useAsTitle: 'name',
      defaultColumns: ['name', 'email', 'role', 'updatedAt'],
      description:
        'Who may sign in here. Names and addresses of users are never public; bylines are authors.',
      group: 'Settings',
    },
    disableDuplicate: true,
    // The first visitor of an empty newsroom could otherwise make himself administrator.
    endpoints: [
      invitationEndpoint,
      enrolEndpoint,
      ...signInEndpoints,
      // Payload would look for a token that no account here has.
      {
        path: '/verify/:token',
        method: 'post',
        handler: () => refuse(404, 'There is no such place in the newsroom: accounts are not verified.'),
      },
      refuseAlways('/first-register', 'The first administrator is made on the server, by “npm start”.'),
      // The same to everybody, before any account is looked for.
      refuseAlways(
        '/forgot-password',
        'The newsroom sends no mail: whoever runs the server makes a new password, by “npm run administrator -- YOUR E-MAIL”.',
      ),
    ],
    hooks: {
      beforeOperation: [refuseWeakReset, hashInVain, keepSession],
      beforeValidate: [refuseWeakPassword, demandFreshForAccount],
      beforeChange: [keepAnAdministrator],
      beforeDelete: [demandFreshForDeletion, ({ id, req }) => keepAnAdministratorBesides(String(id), req)],
      beforeLogin: [demandFactor],
      afterLogin: [auditLogin],
      afterLogout: [auditLogout],
      afterChange: [auditAccount],
      afterDelete: [auditLeaving],
    },
    fields: [
      signInField,
      {
        name: 'name',
        type: 'text',
        required: true,
        maxLength: 200,
        // Approvals and the audit log are signed with it: nobody takes a colleague's name for his own.
        access: { update: ({ req }) => administrators({ req }) },
        admin: { description: 'Stands beside what was done under it. Administrators change it.' },
      },
      {
        name: 'role',
        type: 'select',
        required: true,
        defaultValue: 'contributor',
        saveToJWT: true,
        options: ROLES.map((role) => ({
          value: role,
          label: `${role.charAt(0).toUpperCase()}${role.slice(1)}`,
        })),
        access: {
          create: ({ req }) => administrators({ req }),
          update: ({ req }) => administrators({ req }),
        },
        admin: {
          description:
            'Contributors write drafts of their own and see no others; editors change everything and ask for approval; publishers approve, publish, withdraw, delete and change the site; administrators also manage users.',
        },
      },
    ],
  }
}
