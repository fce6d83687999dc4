import type { Account } from '../../../core/account/Account.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { FirmContext } from '../FirmContext.js'
import { type Stub, stubOf } from '../record/stubOf.js'

/** The stub of a record that a report names by vendor id; null without an id, and for a record that is not to be had. */
export const stubOrNull = async (
  kind: RecordKind,
  { key, vendor }: Pick<Account, 'key' | 'vendor'>,
  vendorId: string | null,
  { reads }: FirmContext,
): Promise<Stub | null> =>
  vendorId === null || (await reads.record(kind, { account: key, vendorId })) === null
    ? null
    : stubOf({ kind, vendor, account: key, vendorId })
