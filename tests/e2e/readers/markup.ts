import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { z } from 'zod'

const CHECKER = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')

/** Why the Nu HTML checker cannot be asked, or undefined when it can. */
export const whyUnchecked: string | undefined = spawnSync('java', ['-version']).error
  ? 'the Nu HTML checker needs Java, which is not installed'
  : undefined

const saidSchema = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string(),
      lastLine: z.number().optional(),
      message: z.string(),
      extract: z.string().optional(),
    }),
  ),
})

/** What browsers know by a published standard and the checker does not yet, as it complains of it; take a line out when it learns that. */
const AHEAD = [
  // HTML, 8.1.6: a policy that lets rules for prefetching stand in the page, and no script.
  /^Bad value .* on element “meta”: Unrecognized source-expression 'inline-speculation-rules'$/,
  // CSS View Transitions 1 and 2.
  /^CSS: (?:Unrecognized at-rule “@view-transition”|“view-transition-name”: Property .* doesn't exist\.)$/,
]
/** The same, where the checker can say no more than where it stumbled. */
const STUMBLED = /::?view-transition|nsition-group\(\*\)/

/** What the Nu HTML checker has against the HTML files of a folder; all of them in one run. */
export function listMarkupErrors(folder: string): string[] {
  const args = [
    '-jar',
    CHECKER,
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    '--errors-only',
    '--skip-non-html',
    folder,
  ]
  const { stdout, stderr, status } = spawnSync('java', args, { maxBuffer: 64 * 1024 * 1024 })
  if (status !== 0) throw new Error(`The Nu HTML checker failed: ${stderr.toString()}`)
  const { messages } = saidSchema.parse(JSON.parse(stdout.toString()))
  const found = messages.filter(
    ({ message, extract = '' }) =>
      !AHEAD.some((known) => known.test(message.trim())) &&
      !(message === 'CSS: Parse Error.' && STUMBLED.test(extract)),
  )
  return found.map(
    ({ url, message, extract = '' }) =>
      `${url.replace(`file:${folder}`, '')}: ${message} (${extract.slice(0, 200)})`,
  )
}
