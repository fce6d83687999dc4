import { parseAccountKey } from '../../core/recordId.js'

const raise = (): never => {
  throw new Error('the account key of the tests is none')
}

/** The account key of every connection of the tests. */
export const accountKey = parseAccountKey('test') ?? raise()
