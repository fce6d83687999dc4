import type { StoredRecord } from '../../portal/Collection.js'
import type { World, WorldTimeEntry } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import { activityDescriptionId, ownCategoryId } from './activityDescriptions.js'
import type { Reference } from './ClioMatter.js'
import { timeTotals } from './timeTotals.js'

/** An activity (time or expense) as Clio stores one. `written_off` is not a field of the API; only the status filter tells it. */
export type ClioActivity = StoredRecord & {
  readonly id: number
  readonly type: 'TimeEntry' | 'ExpenseEntry' | 'HardCostEntry' | 'SoftCostEntry'
  readonly date: string
  readonly quantity: number
  readonly price: number
  readonly note: string | null
  readonly flat_rate: boolean
  readonly non_billable: boolean
  readonly no_charge: boolean
  readonly on_bill: boolean
  readonly billed: boolean
  readonly written_off: boolean
  readonly matter: Reference | null
  readonly user: Reference | null
  readonly activity_description: Reference | null
  readonly bill: ActivityBill | null
}

/** The bill an activity stands on. */
export type ActivityBill = {
  readonly id: number
  readonly number: string
  readonly state: 'draft' | 'awaiting_approval' | 'awaiting_payment' | 'paid'
}

const billStates = { draft: ['draft', 'awaiting_approval'], billed: ['awaiting_payment', 'paid'], written_off: ['paid'] } as const
const billsPerMatter = 4
const billPlace = { draft: 0, awaiting_approval: 1, awaiting_payment: 2, paid: 3 } as const

const billOf = (entry: WorldTimeEntry): ActivityBill | null => {
  if (entry.status === 'unbilled') return null
  const states = billStates[entry.status]
  const state = states[entry.matter % states.length] ?? states[0]
  const id = firstIds.bill + entry.matter * billsPerMatter + billPlace[state]
  return { id, number: String(id - firstIds.bill + 1), state }
}

/** The hourly rate as Clio derives it: the entry's own, else the matter's, else the user's. */
const priceCents = (world: World, entry: WorldTimeEntry): number => {
  const { billing } = world.matter(entry.matter)
  return entry.rateCents ?? (billing.type === 'hourly' ? billing.rateCents : null) ?? world.users[entry.user]?.rateCents ?? 0
}

/** Builds the activity with this id for one time entry of a world. */
export const clioTimeActivity = (world: World, instant: (ms: number) => string, id: number, entry: WorldTimeEntry): ClioActivity => {
  const bill = billOf(entry)
  const issued = bill?.state === 'awaiting_payment' || bill?.state === 'paid'
  const nonBillable = !entry.billable || entry.noCharge
  const description =
    activityDescriptionId(entry.taskCode, entry.activityCode) ?? (entry.index % 3 === 0 ? undefined : ownCategoryId(entry.index))
  const price = priceCents(world, entry) / 100
  return {
    id,
    created_at: instant(entry.createdAt),
    updated_at: instant(entry.updatedAt),
    type: 'TimeEntry',
    date: entry.date,
    quantity: entry.seconds,
    price,
    note: entry.description === '' ? null : entry.description,
    flat_rate: false,
    // Clients saw the flag true on drafts as well as false: here every third draft says so. Only the bill's own state can be trusted.
    billed: issued || (bill !== null && entry.index % 3 === 0),
    on_bill: bill !== null,
    contingency_fee: false,
    reference: null,
    non_billable: nonBillable,
    no_charge: entry.noCharge,
    tax_setting: 'no_tax',
    currency: { id: 1 },
    written_off: entry.status === 'written_off',
    matter: { id: firstIds.matter + entry.matter },
    user: { id: firstIds.user + entry.user },
    activity_description: description === undefined ? null : { id: description },
    bill,
    ...timeTotals({ seconds: entry.seconds, price, nonBillable, flatRate: false }),
  }
}

/** Builds an expense beside a time entry: photocopies on the same matter, so that lists of activities hold more than time. */
export const clioExpenseActivity = (instant: (ms: number) => string, id: number, beside: WorldTimeEntry): ClioActivity => {
  const quantity = 5 + (beside.index % 60)
  return {
    id,
    created_at: instant(beside.createdAt),
    updated_at: instant(beside.createdAt),
    type: 'ExpenseEntry',
    date: beside.date,
    quantity,
    quantity_in_hours: null,
    rounded_quantity: null,
    rounded_quantity_in_hours: null,
    quantity_redacted: false,
    price: 0.25,
    total: (quantity * 25) / 100,
    non_billable_total: 0,
    note: 'Photocopies',
    flat_rate: false,
    billed: false,
    on_bill: false,
    contingency_fee: false,
    reference: null,
    non_billable: false,
    no_charge: false,
    tax_setting: 'no_tax',
    currency: { id: 1 },
    written_off: false,
    matter: { id: firstIds.matter + beside.matter },
    user: { id: firstIds.user + beside.user },
    activity_description: null,
    bill: null,
  }
}
