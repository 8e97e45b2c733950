import { createLocalReq, type Payload } from 'payload'
import { recordAudit } from '@/collections/audit/record'
import { toInvitationLink } from '@/collections/users/factors/account'
import { INVITATION_HOURS, invite } from '@/collections/users/factors/invitations'
import { clearFactors, hasAnybodyEnrolled, isEnrolled, listFactors } from '@/collections/users/factors/store'
import { endSessions } from '@/collections/users/sessions/sign-ins'
import { EnvironmentError, newsroomEnvironment } from '@/lib/env'
import { inTransaction } from '@/lib/postgres'
import type { User } from '@/payload-types'
import { generatePassword } from './database/password'
import { withNewsroom } from './newsroom'

/**
 * The way in when a password or a second factor is lost, for those who hold the machine.
 * npm run administrator -- editor@news.example.org: makes the account an administrator with a new password, and makes it when there is none.
 * … --reset-factor: takes the account’s factors and sessions away and prints an invitation to set up another; its role stays.
 */
await withNewsroom(async (payload) => {
  const [given, ...options] = process.argv.slice(2)
  const email = given?.trim().toLowerCase()
  if (!email?.includes('@') || options.some((option) => option !== '--reset-factor')) {
    throw new EnvironmentError(
      'Say whose account it is, for example: npm run administrator -- editor@news.example.org, with --reset-factor behind it when a second factor is lost',
    )
  }
  const found = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1 })
  const lines = options.includes('--reset-factor')
    ? await resetFactor(payload, found.docs[0], email)
    : await resetPassword(payload, found.docs[0], email)
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
})

async function resetFactor(payload: Payload, account: User | undefined, email: string): Promise<string[]> {
  if (!account) throw new EnvironmentError(`There is no account of ${email}: nothing was reset.`)
  const req = await createLocalReq({}, payload)
  const token = await inTransaction(req, async () => {
    await clearFactors(account.id, req)
    await recordAudit(req, {
      action: 'factor',
      subject: `users/${account.id}`,
      what: `The second factor of ${account.name} was reset on the server`,
    })
    return (await invite(account.id, req)).token
  })
  return [`All factors and sessions of ${email} are gone.`, ...toInvitation(token)]
}

async function resetPassword(payload: Payload, account: User | undefined, email: string): Promise<string[]> {
  const password = generatePassword()
  const role = 'administrator' as const
  const req = await createLocalReq({}, payload)
  const { id } = account
    ? await payload.update({ collection: 'users', id: account.id, data: { password, role, sessions: [] } })
    : await payload.create({ collection: 'users', data: { email, password, role, name: 'Administrator' } })
  await endSessions(id, { allBut: undefined }, req)
  const lines = [`E-mail    ${email}`, `Password  ${password}`, 'Shown this once: sign in and change it.']
  // The first administrator sets his factor up when he signs in.
  if (isEnrolled(await listFactors(id, req)) || !(await hasAnybodyEnrolled(req))) return lines
  return [...lines, ...toInvitation((await invite(id, req)).token)]
}

function toInvitation(token: string): string[] {
  return [
    `This link sets up a second factor, once, within ${INVITATION_HOURS} hours:`,
    toInvitationLink(newsroomEnvironment().siteUrl, token),
  ]
}
