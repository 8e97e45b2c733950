import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { EnvironmentError, SHORTEST_PASSWORD } from '@/lib/env'

/** The passphrase of the keys: BACKUP_PASSPHRASE, or what is typed, which is not shown. A new one is asked for twice. */
export async function askPassphrase({ isNew }: { isNew: boolean }): Promise<string> {
  const given = process.env.BACKUP_PASSPHRASE
  if (given) return isNew ? checkStrength(given) : given
  if (!process.stdin.isTTY)
    throw new EnvironmentError(
      'The keys need a passphrase: set BACKUP_PASSPHRASE, or run the command on a terminal, where it asks for one.',
    )
  const typed = await askHidden('Passphrase of the keys: ')
  if (!isNew) return typed
  checkStrength(typed)
  if ((await askHidden('The same once more: ')) !== typed)
    throw new EnvironmentError('These were two different passphrases: nothing was done; try again.')
  return typed
}

function checkStrength(passphrase: string): string {
  if (passphrase.length >= SHORTEST_PASSWORD) return passphrase
  throw new EnvironmentError(
    `The passphrase is too short: it must have at least ${SHORTEST_PASSWORD} characters, since whoever has the file may guess as long as he likes.`,
  )
}

async function askHidden(question: string): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: true })
  process.stdout.write(question)
  lines.once('SIGINT', () => process.exit(130))
  const typed = await lines.question('')
  lines.close()
  process.stdout.write('\n')
  return typed
}
