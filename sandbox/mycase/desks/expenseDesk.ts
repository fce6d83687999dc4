import type { RecordsDesk } from '../../portal/Portal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { expenseDeskFields } from '../writes/expenseFields.js'
import { saveExpense } from '../writes/saveExpense.js'
import { fieldsOf } from './fieldsOf.js'

/** The expenses, for `/_sandbox/records/expenses`. A person can edit them, which the API cannot. */
export const expenseDesk = (firm: MyCaseFirm): RecordsDesk => {
  const { expenses } = firm.books
  const save = (id: string | undefined, fields: unknown) =>
    saveExpense(firm, id === undefined ? undefined : expenses.get(id), givenOf(fieldsOf(expenseDeskFields, fields), fields))
  return {
    list: () => expenses,
    get: (id) => expenses.get(id),
    create: (fields) => save(undefined, fields),
    edit: (id, fields) => (expenses.get(id) === undefined ? undefined : save(id, fields)),
    delete: (id) => expenses.delete(id),
  }
}

/** Only what was sent: the schema's defaults are for the API. */
const givenOf = <T extends object>(parsed: T, sent: unknown): Partial<T> =>
  // The filter keeps some of the parsed entries, which their type cannot tell.
  Object.fromEntries(Object.entries(parsed).filter(([name]) => Object.hasOwn(sent as object, name))) as Partial<T>
