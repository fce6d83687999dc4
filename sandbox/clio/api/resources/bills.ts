import { filterBy } from '../filterBy.js'
import type { Stored } from '../Kind.js'
import type { Resource } from '../Resource.js'
import { changedSince } from '../sources/changedSince.js'
import { commonFilters } from './commonFilters.js'
import { idIn, is, named, own, texts } from './readRecord.js'

const states = ['draft', 'awaiting_approval', 'awaiting_payment', 'paid', 'void', 'deleted']
const has = (record: Stored, matter: string | undefined): boolean =>
  Array.isArray(record['matters']) && record['matters'].some((one) => idIn(one) === matter)
const isOpen = (record: Stored): boolean => record['state'] === 'awaiting_payment'

/** The list of bills: invoices and trust requests. The enumeration of states is the same in filters, bodies and answers; that of types is not. */
export const bills: Resource = {
  kind: 'bill',
  source: (firm, query) => changedSince(firm.bills, query),
  highestLimit: 200,
  filters: {
    ...commonFilters,
    client_id: filterBy.association('client_id', 'client', false),
    currency_id: filterBy.association('currency_id', 'currency', false),
    matter_id: (values) => (record) =>
      values.at(-1) === 'null' ? Array.isArray(record['matters']) && record['matters'].length === 0 : has(record, values.at(-1)),
    originating_attorney_id: (values, firm) => (record) =>
      someMatter(record, (id) => idIn(firm.matters.get(id)?.originating_attorney) === values.at(-1)),
    responsible_attorney_id: (values, firm) => (record) =>
      someMatter(record, (id) => idIn(firm.matters.get(id)?.responsible_attorney) === values.at(-1)),
    due_after: filterBy.day('due_after', 'due_at', '>'),
    due_at: filterBy.day('due_at', 'due_at', '='),
    due_before: filterBy.day('due_before', 'due_at', '<'),
    issued_after: filterBy.day('issued_after', 'issued_at', '>'),
    issued_before: filterBy.day('issued_before', 'issued_at', '<'),
    last_sent_start_date: filterBy.day('last_sent_start_date', 'last_sent_at', '>='),
    last_sent_end_date: filterBy.day('last_sent_end_date', 'last_sent_at', '<='),
    overdue_only: (values, firm) =>
      filterBy.only('overdue_only', (record) => isOpen(record) && isBefore(record, firm.today()))(values, firm),
    query: filterBy.words((record) => texts(record, 'number')),
    bill_number: (values) => is('number', values.at(-1)),
    state: filterBy.oneOf('state', Object.fromEntries(states.map((state) => [state, is('state', state)]))),
    status: (values, firm) =>
      filterBy.oneOf('status', { all: () => true, overdue: (record) => isOpen(record) && isBefore(record, firm.today()) })(values, firm),
    type: filterBy.oneOf('type', { revenue: (record) => record['kind'] !== 'trust_kind', trust: is('kind', 'trust_kind') }),
  },
  orders: {
    ...own('due_at', 'issued_at', 'paid_at', 'last_sent_at', 'balance', 'number'),
    client_name: named('client', 'contacts'),
    matter_display_number: (record, firm) =>
      firm.matters.get(Array.isArray(record['matters']) ? idIn(record['matters'][0]) : '')?.display_number,
  },
}

const isBefore = (record: Stored, today: string): boolean => typeof record['due_at'] === 'string' && record['due_at'] < today

const someMatter = (record: Stored, test: (id: string) => boolean): boolean =>
  Array.isArray(record['matters']) && record['matters'].some((one) => test(idIn(one)))
