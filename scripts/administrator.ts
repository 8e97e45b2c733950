import { EnvironmentError } from '@/lib/env'
import { generatePassword } from './database/password'
import { withNewsroom } from './newsroom'

/**
 * Makes the account an administrator with a new password, and makes it when there is none:
 * npm run administrator -- editor@news.example.org. The way in when a password is lost, for those who hold the machine.
 */
await withNewsroom(async (payload) => {
  const email = process.argv[2]?.trim().toLowerCase()
  if (!email?.includes('@')) {
    throw new EnvironmentError(
      'Say whose account it is, for example: npm run administrator -- editor@news.example.org',
    )
  }
  const password = generatePassword()
  const role = 'administrator' as const
  const found = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1 })
  if (found.docs[0]) {
    const { id } = found.docs[0]
    await payload.update({ collection: 'users', id, data: { password, role, sessions: [] } })
  } else {
    await payload.create({ collection: 'users', data: { email, password, role, name: 'Administrator' } })
  }
  console.log(`\n  E-mail    ${email}\n  Password  ${password}\n  Shown this once: sign in and change it.\n`)
})
