import type { Environment } from '@/lib/env'
import type { Administrator } from './prepare'

const toLines = (lines: string[]) => lines.map((line) => `  ${line}`.trimEnd()).join('\n')

const listCredentials = ({ email, password }: Administrator) => [
  `E-mail    ${email}`,
  `Password  ${password}`,
  'Shown this once: sign in and change it.',
]

export const toCredentials = (administrator: Administrator): string => toLines(listCredentials(administrator))

/** Prints the one block that says where everything is, with the credentials of a first administrator. */
export function announce({ siteUrl, dataDir }: Environment, administrator: Administrator | undefined): void {
  const lines = [`Site    ${siteUrl}`, `Admin   ${siteUrl}/admin`]
  if (administrator) lines.push('', ...listCredentials(administrator))
  lines.push('', `Data in ${dataDir}. Stop with Ctrl-C.`)
  console.log(`\n${toLines(lines)}\n`)
}
