import type { SqlValue, TextList } from './Database.js'

// PostgreSQL's binary form of a one-dimensional array: dimensions, whether nulls may occur, the elements' type, their number, the first index;
// then each element's length (-1 for null) and bytes. All numbers are 32 bits, the greatest byte first.
const headerLength = 20
const textOid = 25

const lengthOf = (text: string | null): number => 4 + (text === null ? 0 : Buffer.byteLength(text))

/** A list as PostgreSQL reads it quickest: in the text form every sign would be looked at several times, which the embedded database feels. */
const encode = (list: TextList): Buffer => {
  let length = headerLength
  for (const text of list) length += lengthOf(text)
  const bytes = Buffer.allocUnsafeSlow(length)
  let end = 0
  for (const word of [1, 1, textOid, list.length, 1]) end = bytes.writeInt32BE(word, end)
  for (const text of list) {
    const written = text === null ? 0 : bytes.write(text, end + 4)
    bytes.writeInt32BE(text === null ? -1 : written, end)
    end += 4 + written
  }
  return bytes
}

const isList = (value: SqlValue): value is TextList => Array.isArray(value)

/** The value as a driver sends it: lists in binary form, everything else as it is. */
export const encodeTextList = (value: SqlValue): string | number | boolean | null | Buffer => (isList(value) ? encode(value) : value)
