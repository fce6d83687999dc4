import type { ClioFirm } from '../../ClioFirm.js'
import { firstIds } from '../../firstIds.js'
import type { ClioBill } from '../../records/ClioBill.js'
import { filterBy } from '../filterBy.js'
import type { Stored } from '../Kind.js'
import type { RecordSource, Resource } from '../Resource.js'
import { commonFilters } from './commonFilters.js'

const lineOf = (bill: ClioBill): Stored => ({
  id: firstIds.trustLineItem + bill.id - firstIds.bill,
  created_at: bill['created_at'],
  updated_at: bill['updated_at'],
  date: bill.issued_at,
  total: bill.total,
  note: bill['subject'],
  bill: { id: bill.id },
  matter: bill.matters[0] ?? null,
  client: bill.client,
})

const source = ({ bills }: ClioFirm): RecordSource => ({
  *from(position) {
    for (const { record } of bills.from(0)) {
      if (record.kind !== 'trust_kind') continue
      const line = lineOf(record)
      if (Number(line['id']) >= position) yield { position: Number(line['id']), record: line }
    }
  },
  get: (id) => {
    const bill = bills.get(String(Number(id) - firstIds.trustLineItem + firstIds.bill))
    return bill?.kind === 'trust_kind' ? lineOf(bill) : undefined
  },
})

/** What trust requests ask for, matter by matter: money wanted, not money held. */
export const trustLineItems: Resource = {
  kind: 'trustLineItem',
  source,
  highestLimit: 200,
  filters: {
    ...commonFilters,
    bill_id: filterBy.association('bill_id', 'bill', false),
    matter_id: filterBy.association('matter_id', 'matter', true),
  },
  orders: {},
}
