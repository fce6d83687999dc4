import { randomInt } from 'node:crypto'
import { type AccountKey, parseAccountKey } from '../../core/recordId.js'

const signs = 'abcdefghijklmnopqrstuvwxyz0123456789'
const length = 8

/** A key no account has yet, as far as chance goes: one of some three million million. */
export const newAccountKey = (): AccountKey => {
  const key = parseAccountKey(Array.from({ length }, () => signs[randomInt(signs.length)]).join(''))
  if (key === undefined) throw new Error('an account key of our own making is not one')
  return key
}
