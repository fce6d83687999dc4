import { MattergraphError } from '../../core/errors.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { RecordReader } from '../../core/vendorAdapter.js'

/** The reader of a kind that an adapter cannot read: it refuses, as the adapter's capabilities say beforehand. */
export const unreadable = <K extends RecordKind>(kind: K): RecordReader<K> => {
  const refuse = (): Promise<never> =>
    Promise.reject(new MattergraphError('NOT_SUPPORTED_BY_VENDOR', `records of kind ${kind} cannot be read at this vendor`))
  return { readPage: refuse, readMany: refuse }
}
