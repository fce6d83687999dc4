import type { RecordKind } from '../../core/recordKind.js'
import type { Stored } from '../support/PortalDesk.js'
import type { StoredBooks } from './StoredBooks.js'

/** What a portal stores of a kind. */
export type StoredOf = (kind: RecordKind) => ReadonlyMap<string, Stored>

/** How a vendor's stored records tell of money: from what is stored, by the ids the adapter knows, to the entries that count. */
export type StoredMoney = (stored: StoredOf, amountOf: (timeEntry: Stored) => string | undefined) => StoredBooks
