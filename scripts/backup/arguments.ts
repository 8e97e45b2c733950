import { parseArgs } from 'node:util'
import { EnvironmentError } from '@/lib/env'

/** The one file that a command was given, and whether its option was; throws what `help` says for anything else. */
export function readArguments(option: string, help: string): { path: string; isSet: boolean } {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { [option]: { type: 'boolean', default: false } },
    })
    const [path] = positionals
    if (path && positionals.length === 1) return { path, isSet: values[option] === true }
  } catch {
    // An option that there is not: what there is, is said below.
  }
  throw new EnvironmentError(help)
}
