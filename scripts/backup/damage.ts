import { EnvironmentError } from '@/lib/env'

/** A name from a file that anybody may have made, safe on a terminal. */
export const shown = (name: string): string => name.slice(0, 100).replace(/[^\w./ -]/g, '?')

export const damaged = (file: string, why: string): EnvironmentError =>
  new EnvironmentError(`${file} is damaged: ${why}. Nothing of it was used; take another backup.`)

export const notOurs = (file: string): EnvironmentError =>
  new EnvironmentError(`${file} is no backup of Loudhailer, or not the whole of one.`)
