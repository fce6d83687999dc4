import type { RecordKind } from '../../core/recordKind.js'
import type { Vendor } from '../../core/vendor.js'
import { storedRecords } from '../conformance/storedRecords.js'
import type { Stored } from '../support/PortalDesk.js'
import type { SandboxVendor } from '../support/withSandboxVendor.js'
import type { StoredBooks } from './StoredBooks.js'
import type { StoredMoney } from './StoredMoney.js'
import { clioMoney } from './vendors/clio.js'
import { mycaseMoney } from './vendors/mycase.js'
import { practicepantherMoney } from './vendors/practicepanther.js'
import { smokeballMoney } from './vendors/smokeball.js'

const kinds = ['TIME_ENTRY', 'EXPENSE', 'INVOICE', 'PAYMENT', 'TRUST_TRANSACTION'] as const satisfies readonly RecordKind[]

const money: Readonly<Record<Vendor, StoredMoney>> = {
  CLIO: clioMoney,
  MYCASE: mycaseMoney,
  PRACTICEPANTHER: practicepantherMoney,
  SMOKEBALL: smokeballMoney,
}

/** The money entries a portal stores just now. */
export const readStoredBooks = async (portal: SandboxVendor): Promise<StoredBooks> => {
  const { vendor } = portal.vendor.adapter
  const read = new Map<RecordKind, ReadonlyMap<string, Stored>>()
  for (const kind of kinds) read.set(kind, await storedRecords(portal, kind))
  return money[vendor]((kind) => read.get(kind) ?? new Map(), portal.vendor.records.amountOf)
}
