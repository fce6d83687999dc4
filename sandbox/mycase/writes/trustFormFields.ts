import { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { typedChoice, typedDate, typedDollars, typedId, typedText } from './typedFields.js'

/** How money comes that a person records: the words of the forms (assumed). */
export const recordedMethods = ['Check', 'Cash', 'Credit Card', 'eCheck', 'Wire', 'Other'] as const

/** An amount of more than nothing. */
export const typedAmount = typedDollars.refine((cents) => cents > 0, 'must be greater than 0')

/** What a person fills in on money that moves. */
export const movedMoney = z.object({
  bank_account: typedId,
  date: typedDate,
  amount: typedAmount,
  notes: typedText,
})

/** What a person fills in on trust money: whose, and what it is held for. */
export const trustMoney = movedMoney.extend({ contact: typedText, allocation: typedText })

/** How it came. */
export const typedMethod = typedChoice(recordedMethods)

/** The case that an allocation names, null for none; refuses another than the form offers. */
export const allocationOf = (allocation: string, offered: readonly Reference[]): Reference | null => {
  if (allocation === 'unallocated') return null
  const found = offered.find(({ id }) => String(id) === allocation)
  if (found === undefined) throw new ApiRefusal(422, { description: 'is not included in the list', source: { pointer: '/allocation' } })
  return found
}

/** Refuses a bank account of the other sort. */
export const requireAccount = (firm: MyCaseFirm, { id }: Reference, type: 'trust' | 'operating'): void => {
  if (firm.books.bankAccounts.get(String(id))?.account_type === type) return
  throw new ApiRefusal(422, { description: `must be one of the firm's ${type} accounts`, source: { pointer: '/bank_account' } })
}
