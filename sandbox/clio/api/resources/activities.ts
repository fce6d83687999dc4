import type { ClioFirm } from '../../ClioFirm.js'
import { type Filter, filterBy, type Test } from '../filterBy.js'
import type { Stored } from '../Kind.js'
import type { Placed, Resource } from '../Resource.js'
import { fromOf } from '../sources/changedSince.js'
import { commonFilters } from './commonFilters.js'
import { is, own, idIn, named, texts } from './readRecord.js'

/** The state of the bill an activity is on: of the bill as it is now, or as a person wrote it by hand. */
const billState = (record: Stored, firm: ClioFirm): unknown => {
  const bill = record['bill']
  if (typeof bill !== 'object' || bill === null) return null
  return firm.bills.get(idIn(bill))?.state ?? ('state' in bill ? bill.state : null)
}
const writtenOff = is('written_off', true)
const nonBillable = is('non_billable', true)

/** Where activities stand. `unbilled` is work that waits for a bill; `billable` is any work that may be billed. */
const status: Filter = (values, firm) => {
  const onBill = (record: Stored): boolean => billState(record, firm) !== null
  const issued = (record: Stored): boolean => ['awaiting_payment', 'paid'].includes(String(billState(record, firm)))
  const tests: Readonly<Record<string, Test>> = {
    written_off: writtenOff,
    billed: (record) => issued(record) && !writtenOff(record),
    draft: (record) => onBill(record) && !issued(record),
    unbilled: (record) => !onBill(record) && !nonBillable(record) && !writtenOff(record),
    non_billable: nonBillable,
    billable: (record) => !nonBillable(record),
  }
  return filterBy.oneOf('status', tests)(values, firm)
}

const activityTypes = ['TimeEntry', 'ExpenseEntry', 'HardCostEntry', 'SoftCostEntry']

/** The list of time and expenses. */
export const activities: Resource = {
  kind: 'activity',
  source: ({ activities: all, drawn }, query) => ({
    from: (position) => ofType(fromOf(all, query), drawn, { type: query.get('type'), position }),
    get: (id) => all.get(id),
  }),
  highestLimit: 200,
  filters: {
    ...commonFilters,
    activity_description_id: filterBy.association('activity_description_id', 'activity_description', true),
    calendar_entry_id: filterBy.association('calendar_entry_id', 'calendar_entry', true),
    communication_id: filterBy.association('communication_id', 'communication', true),
    contact_note_id: filterBy.association('contact_note_id', 'contact_note', true),
    expense_category_id: filterBy.association('expense_category_id', 'expense_category', true),
    grant_id: filterBy.association('grant_id', 'grant', true),
    matter_id: filterBy.association('matter_id', 'matter', true),
    matter_note_id: filterBy.association('matter_note_id', 'matter_note', true),
    task_id: filterBy.association('task_id', 'task', true),
    user_id: filterBy.association('user_id', 'user', true),
    start_date: filterBy.workDate('start_date'),
    end_date: filterBy.workDate('end_date'),
    flat_rate: filterBy.flag('flat_rate'),
    only_unaccounted_for: (values, firm) =>
      filterBy.only('only_unaccounted_for', (record) => billState(record, firm) === null)(values, firm),
    query: filterBy.words((record) => texts(record, 'note')),
    status,
    type: filterBy.oneOf('type', Object.fromEntries(activityTypes.map((type) => [type, is('type', type)]))),
    responsible_attorney_id: (values, firm) => (record) =>
      String(firm.matters.get(idIn(record['matter']))?.responsible_attorney?.id) === values.at(-1),
  },
  orders: {
    ...own('price', 'total', 'type', 'date', 'note', 'updated_at', 'non_billable', 'non_billable_total'),
    display_number: (record, firm) => firm.matters.get(idIn(record['matter']))?.display_number,
    'user.name': named('user', 'users'),
    'expense_category.name': (record, firm) => firm.expenseCategories.get(Number(idIn(record['expense_category'])))?.name,
  },
}

/** Time stands before money spent in the world's part: a list of one of them leaves the other out without building it. */
function* ofType(
  from: ClioFirm['activities']['from'],
  { timeEntries, activities: drawn }: ClioFirm['drawn'],
  { type, position }: { readonly type: string | null; readonly position: number },
): Iterable<Placed> {
  const isExpense = type !== null && type !== 'TimeEntry'
  for (const placed of from(isExpense ? Math.max(position, timeEntries) : position)) {
    if (type === 'TimeEntry' && placed.position >= timeEntries && placed.position < drawn) break
    yield placed
  }
  if (type === 'TimeEntry') yield* from(Math.max(position, drawn))
}
