import { parseWire } from '../../vendor/http/parseWire.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import { wireInvoice } from '../wire/Invoice.js'
import { refusal } from './refusedWrite.js'

/** Whose invoice it is; null for nobody's. Rejects with VENDOR_REJECTED where there is no such invoice. */
export const accountOfInvoice = async (api: PracticePantherApi, invoiceId: string): Promise<string | null> => {
  const invoice = await api.find(`v2/invoices/${encodeURIComponent(invoiceId)}`)
  if (invoice === undefined) throw refusal('PracticePanther has no such invoice')
  return parseWire(wireInvoice, invoice, 'invoices', 'PRACTICEPANTHER').account_ref?.id ?? null
}
