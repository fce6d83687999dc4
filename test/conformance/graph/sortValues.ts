import type { RecordKind } from '../../../core/recordKind.js'
import { recordSorts } from '../../../core/mirror/RecordOrder.js'
import type { GraphRecord } from './GraphRecord.js'
import { plain } from './matching.js'

type SortValue = string | number | null
type SortValues<K extends RecordKind> = { readonly [S in (typeof recordSorts)[K][number]]: (record: GraphRecord<K>) => SortValue }

const name = (text: string): string => plain(text).replaceAll(/\s+/g, ' ').trim()
/** Runs of digits count as numbers: 2 comes before 10. */
const natural = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : name(text).replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))

/** What each sort of each kind compares, told from the record as clients see it. */
export const sortValues: { readonly [K in RecordKind]: SortValues<K> } = {
  USER: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), NAME: (user) => name(user.name) },
  CONTACT: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), DISPLAY_NAME: ({ displayName }) => name(displayName) },
  MATTER: {
    UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
    OPEN_DATE: ({ openDate }) => openDate,
    NUMBER: ({ number }) => natural(number),
    TITLE: ({ title }) => name(title),
  },
  EXPENSE: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), DATE: ({ date }) => date, AMOUNT: ({ amount }) => Number(amount) },
  INVOICE: {
    UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
    ISSUE_DATE: ({ issueDate }) => issueDate,
    DUE_DATE: ({ dueDate }) => dueDate,
    TOTAL: ({ total }) => Number(total),
    BALANCE: ({ balance }) => Number(balance),
  },
  PAYMENT: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), DATE: ({ date }) => date, AMOUNT: ({ amount }) => Number(amount) },
  TRUST_ACCOUNT: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), NAME: (account) => name(account.name) },
  TRUST_TRANSACTION: {
    UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
    DATE: ({ date }) => date,
    AMOUNT: ({ amount }) => Number(amount),
  },
  TIME_ENTRY: { UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt), DATE: ({ date }) => date, AMOUNT: ({ amount }) => Number(amount) },
}
