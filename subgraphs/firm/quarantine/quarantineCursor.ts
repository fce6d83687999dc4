import { z } from 'zod'
import { MattergraphError } from '../../../core/errors.js'
import type { QuarantinePlace } from '../../../core/quarantine/QuarantineReader.js'
import { parseAccountKey } from '../../../core/recordId.js'
import { recordKinds } from '../../../core/recordKind.js'

const content = z.tuple([z.iso.datetime(), z.string(), z.enum(recordKinds), z.string(), z.string()])

/** Writes a place in the quarantine as a cursor. */
export const formatQuarantineCursor = ({ firstSeenAt, account, kind, vendorId, reason }: QuarantinePlace): string =>
  Buffer.from(JSON.stringify([firstSeenAt, account, kind, vendorId, reason])).toString('base64url')

/** Reads a cursor of this list; throws BAD_USER_INPUT where it is none. */
export const parseQuarantineCursor = (cursor: string, argument: 'after' | 'before'): QuarantinePlace => {
  const parsed = content.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()))
  const [firstSeenAt, key, kind, vendorId, reason] = parsed.data ?? []
  const account = key === undefined ? undefined : parseAccountKey(key)
  if (account === undefined || firstSeenAt === undefined || kind === undefined || vendorId === undefined || reason === undefined)
    throw new MattergraphError('BAD_USER_INPUT', `${argument} is not a cursor: give one that came with a list`)
  return { firstSeenAt, account, kind, vendorId, reason }
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
