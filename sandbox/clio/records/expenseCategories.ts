import type { StoredRecord } from '../../portal/Collection.js'
import { firstIds } from '../firstIds.js'

/** A UTBMS code. Assumed: which fields Clio gives of one; only that it is a record of its own is published. */
export type UtbmsCode = StoredRecord & { readonly id: number; readonly code: string; readonly name: string }

/** A category of expenses as Clio stores one. */
export type ExpenseCategory = StoredRecord & { readonly id: number; readonly name: string }

/** The firm's categories, with the UTBMS expense code and the kind of cost each stands for. */
const categories: Readonly<Record<string, { readonly code: string; readonly type: 'hard_cost' | 'soft_cost' | 'unassociated' }>> = {
  'Filing fee': { code: 'E112', type: 'hard_cost' },
  Copies: { code: 'E101', type: 'soft_cost' },
  Mileage: { code: 'E109', type: 'soft_cost' },
  Travel: { code: 'E110', type: 'hard_cost' },
  Postage: { code: 'E108', type: 'hard_cost' },
  Expert: { code: 'E119', type: 'hard_cost' },
  'Deposition transcript': { code: 'E115', type: 'hard_cost' },
  Telephone: { code: '', type: 'soft_cost' },
  Other: { code: '', type: 'unassociated' },
}

const codeNames: Readonly<Record<string, string>> = {
  E101: 'Copying',
  E102: 'Outside printing',
  E105: 'Telephone',
  E107: 'Delivery services/messengers',
  E108: 'Postage',
  E109: 'Local travel',
  E110: 'Out-of-town travel',
  E111: 'Meals',
  E112: 'Court fees',
  E113: 'Subpoena fees',
  E115: 'Deposition transcripts',
  E118: 'Litigation support vendors',
  E119: 'Experts',
  E123: 'Other professionals',
  E124: 'Other',
}

const names = Object.keys(categories)
const codes = Object.keys(codeNames)
const firstCode = firstIds.utbmsCode + 200

/** The id of the firm's category of this name; "Other" where it has none. */
export const expenseCategoryId = (name: string): number =>
  firstIds.expenseCategory + (names.includes(name) ? names.indexOf(name) : names.length - 1)

/** The UTBMS expense code, as it stands on an expense; null where the text is none. */
export const utbmsExpense = (code: string): UtbmsCode | null =>
  codes.includes(code) ? { id: firstCode + codes.indexOf(code), code, name: codeNames[code] ?? code } : null

/** Every category of the firm. */
export const expenseCategories = (created: string): readonly ExpenseCategory[] =>
  names.map((name) => ({
    id: expenseCategoryId(name),
    created_at: created,
    updated_at: created,
    name,
    rate: null,
    entry_type: categories[name]?.type ?? 'unassociated',
    xero_expense_code: null,
    accessible_to_user: true,
    tax_setting: 'no_tax',
    currency: { id: 1 },
    utbms_code: utbmsExpense(categories[name]?.code ?? ''),
  }))
