import { z } from 'zod'
import type { RecordReader } from '../../../core/vendorAdapter.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { mapPayment, type PaymentContext } from '../map/Payment.js'
import { invoicePage } from '../pages/billing/InvoicePage.js'
import { invoiceWire } from '../wire/Invoice.js'
import { paymentWire, type PaymentWire } from '../wire/Payment.js'
import { changedSince } from './changedSince.js'
import { type Collection, type PageReadTools, plainNumber } from './Collection.js'
import { invoiceList } from './Invoice.js'
import { paymentList, paymentsOfInvoices } from './paymentsOfInvoices.js'
import { readCollectionMany } from './readCollectionMany.js'
import { readCollectionPage } from './readCollectionPage.js'
import { readListPage } from './readListPage.js'
import type { TrustAccountNames } from './trustAccountNames.js'

/**
 * The payments. Their own list cannot be asked for changes; but a payment that comes, changes or goes changes its invoice, so that the payments of changed invoices are all that can
 * have changed. Which withdrawal one out of trust was made with only its invoice's page tells: one page for each invoice that such a payment is on.
 */
export const paymentReader = (
  tools: PageReadTools,
  { web, timeZone, trustAccountNames }: { readonly web: string; readonly timeZone: string; readonly trustAccountNames: TrustAccountNames },
): RecordReader<'PAYMENT'> => {
  const payments: Collection<'PAYMENT', PaymentWire, PaymentContext> = {
    list: paymentList,
    schema: paymentWire,
    numberOf: plainNumber,
    contextOf: async (wires) => ({ web, timeZone, trustTransactions: await trustTransactionsOf(tools, trustAccountNames, wires) }),
    map: mapPayment,
  }
  return {
    readPage: async (cursor) => readCollectionPage(tools, payments, cursor),
    readChanges: async (since, cursor) => {
      const { items, next } = await readListPage(tools.api, changedSince(invoiceList, since), cursor)
      const changed = parseWire(z.array(invoiceWire), items, invoiceList.path, 'MYCASE').map(({ id }) => id)
      const wires = await paymentsOfInvoices(tools, changed)
      const context = await payments.contextOf(wires)
      return { records: wires.map((wire) => mapPayment(wire, context)), next, total: null }
    },
    readMany: async (vendorIds) => readCollectionMany(tools, payments, vendorIds),
  }
}

const trustTransactionsOf = async (
  { pages }: PageReadTools,
  trustAccountNames: TrustAccountNames,
  wires: readonly PaymentWire[],
): Promise<ReadonlyMap<number, string>> => {
  const named = wires.filter((wire) => wire.account_name !== null)
  const names = await trustAccountNames(named.map((wire) => wire.account_name ?? ''))
  const invoices = new Set(named.filter((wire) => names.has(wire.account_name ?? '')).map((wire) => wire.invoice.id))
  const found = await Promise.all(
    [...invoices].map(async (invoice) => {
      const text = await pages.get(invoicePage.path(String(invoice)))
      // An invoice deleted meanwhile took its payments along.
      return text === null ? [] : invoicePage.read(text).payments
    }),
  )
  return new Map(
    found.flat().flatMap(({ id, trustTransactionId }) => (trustTransactionId === null ? [] : [[Number(id), trustTransactionId] as const])),
  )
}
