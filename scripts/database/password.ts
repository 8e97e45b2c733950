import { randomInt } from 'node:crypto'

/** Five groups of four letters and digits that are not mistaken for each other: 31^20, about 99 bits. */
export function generatePassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
