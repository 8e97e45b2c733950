import { randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { now } from '@/lib/clock'
import { newsroomEnvironment } from '@/lib/env'
import { hashCode } from '@/lib/factor-seal'
import { replaceCodes } from './store'

/** Codes given at once. */
const CODES = 10

/** Letters and digits that are not mistaken for each other; twelve of them are 59 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

const createCode = (): string => Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/** As it is shown: three groups of four. */
const toShown = (code: string): string => code.replace(/(.{4})(.{4})/, '$1-$2-')

/** Gives the account ten other recovery codes, each of which works once. They are shown this once and kept as hashes. */
export async function renewCodes(account: string, req: PayloadRequest): Promise<string[]> {
  const { factorKey } = newsroomEnvironment()
  const codes = Array.from({ length: CODES }, createCode)
  const hashes = codes.map((code) => hashCode(code, account, factorKey))
  await replaceCodes(account, hashes, now(), req)
  return codes.map(toShown)
}
