import type { ClioFirm } from '../../ClioFirm.js'
import { firstIds } from '../../firstIds.js'
import { linesPerBill } from '../../records/ClioLineItem.js'
import type { RecordSource } from '../Resource.js'

/** Lines stand in their bills; as a list they follow the bills. One bill's are found without looking at the others. */
export const lineItemSource = (firm: ClioFirm, query: URLSearchParams): RecordSource => {
  const billId = query.get('bill_id')
  const only = billId === null ? undefined : firm.bills.get(billId)
  const billPlace = (id: number): number => Math.max(0, Math.floor((id - firstIds.lineItem) / linesPerBill))
  return {
    *from(position) {
      const bills =
        billId === null ? firm.bills.from(Math.min(billPlace(position), firm.drawn.bills)) : only === undefined ? [] : [{ record: only }]
      for (const { record: bill } of bills) {
        for (const record of bill.line_items) if (record.id >= position) yield { position: record.id, record }
      }
    },
    get: (id) => firm.bills.get(String(firstIds.bill + billPlace(Number(id))))?.line_items.find((line) => String(line.id) === id),
  }
}
