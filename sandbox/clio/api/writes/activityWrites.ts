import type { PortalKit } from '../../../portal/Portal.js'
import { hourlyPrice } from '../../books/hourlyPrice.js'
import { newActivity } from '../../books/newActivity.js'
import { settleActivity } from '../../books/settleActivity.js'
import type { ClioFirm } from '../../ClioFirm.js'
import type { ClioActivity } from '../../records/ClioActivity.js'
import { ApiError } from '../ApiError.js'
import type { Asker, Stored } from '../Kind.js'
import { type BodyReader, bodyValue, readBody, requireValues } from './readBody.js'
import { visibleMatter } from './visibleMatter.js'
import type { ResourceWrites } from './ResourceWrites.js'

const types = ['TimeEntry', 'ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']

const readers = (firm: ClioFirm, asker: Asker): Readonly<Record<string, BodyReader>> => ({
  date: bodyValue.date,
  quantity: bodyValue.number,
  price: bodyValue.number,
  note: bodyValue.text,
  reference: bodyValue.text,
  non_billable: bodyValue.flag,
  no_charge: bodyValue.flag,
  tax_setting: bodyValue.oneOf(['no_tax', 'tax_1_only', 'tax_2_only', 'tax_1_and_tax_2']),
  matter: visibleMatter(firm, asker),
  user: bodyValue.reference((id) => firm.users.get(String(id))?.enabled === true),
  activity_description: bodyValue.reference((id) => firm.activityDescriptions.has(id)),
  expense_category: bodyValue.reference((id) => firm.expenseCategories.has(id)),
})

/** What the price follows from where none is given. */
const priceOwners = ['activity_description', 'matter', 'user']

/** An activity on a bill is locked, on a draft as well. */
const refuseBilled = ({ bill, on_bill: onBill }: ClioActivity): void => {
  const isOnBill = onBill && bill?.state !== 'void' && bill?.state !== 'deleted'
  if (isOnBill) throw new ApiError('UnprocessableEntity', 'This activity has been billed and cannot be changed')
}

/**
 * Time and expenses over the API. What is not given in a change stays as it is, but for the price of time: another description, matter or user without a price has it
 * looked up anew.
 */
export const activityWrites = (kit: PortalKit, firm: ClioFirm): ResourceWrites => {
  const kindOf = ({ type }: Pick<ClioActivity, 'type'>) => (type === 'TimeEntry' ? 'time-entries' : 'expenses')
  const settled = (activity: ClioActivity, given: Stored): ClioActivity => {
    const isPriced = activity.type !== 'TimeEntry' || given['price'] !== undefined || !priceOwners.some((name) => name in given)
    return settleActivity(isPriced ? activity : { ...activity, price: hourlyPrice(firm, activity) })
  }
  const find = (id: number): ClioActivity => {
    const activity = firm.activities.get(String(id))
    if (activity === undefined) throw new ApiError('RecordNotFound', 'Record not found')
    return activity
  }
  return {
    create: (data, asker) => {
      const type = bodyValue.oneOf(types)(data['type'], 'type') as ClioActivity['type'] // One of them, as just read.
      const given = readBody(data, readers(firm, asker))
      requireValues(given, ['date'])
      const activity = settled({ ...newActivity(firm, type, asker.user), ...given }, { user: asker.user.id, ...given })
      firm.activities.insert(activity)
      kit.effect('create', kindOf(activity), String(activity.id), data)
      return activity
    },
    update: ({ id }, data, asker) => {
      const before = find(id)
      const given = readBody(data, readers(firm, asker))
      refuseBilled(before)
      const changed = Object.fromEntries(Object.entries(given).filter(([name, value]) => !isSame(before[name], value)))
      const after = settled(
        { ...before, ...changed, updated_at: firm.now() },
        { ...changed, ...('price' in given ? { price: given['price'] } : {}) },
      )
      firm.activities.replace(after)
      kit.effect('update', kindOf(after), String(id), data)
      return after
    },
    remove: ({ id }) => {
      const activity = find(id)
      refuseBilled(activity)
      firm.activities.delete(String(id))
      kit.effect('delete', kindOf(activity), String(id), null)
    },
  }
}

/** A reference is the same where it names the same record. */
const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null)
