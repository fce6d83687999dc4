import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'

/** A payment that came, went or changed is a change of its invoice. */
export const touchInvoice = ({ kit, books: { invoices } }: MyCaseFirm, id: number): void => {
  const invoice = invoices.get(String(id))
  if (invoice !== undefined) invoices.replace({ ...invoice, updated_at: timestamp(kit.clock.now()) })
}
