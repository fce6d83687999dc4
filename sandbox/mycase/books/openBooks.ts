import type { PortalKit } from '../../portal/Portal.js'
import { createLedger } from '../../world/ledger/createLedger.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import { buildBankAccount } from '../firm/buildBankAccount.js'
import { buildExpense } from '../firm/buildExpense.js'
import { buildInvoice } from '../firm/buildInvoice.js'
import { buildPayment } from '../firm/buildPayment.js'
import { buildTrustTransaction } from '../firm/buildTrustTransaction.js'
import { contactReferences } from '../firm/contactReferences.js'
import { createTable } from '../firm/createTable.js'
import { firstIds } from '../firm/firstIds.js'
import type { ContactSurvey } from '../firm/surveyContacts.js'
import type { Table } from '../firm/Table.js'
import type { StoredRecord } from '../../portal/Collection.js'
import type { Books } from './Books.js'
import { createRelation } from './createRelation.js'
import { ledgerRules } from './ledgerRules.js'
import { openTrust } from './openTrust.js'

/** Tells the books of the kit's world as MyCase keeps them. */
export const openBooks = (kit: PortalKit, survey: ContactSurvey): Books => {
  const { world } = kit
  const ledger = createLedger(world, ledgerRules(world))
  const contacts = contactReferences(survey)
  const sources = { world, ledger, contacts }
  const table = <T extends StoredRecord>(firstId: number, count: number, build: (index: number) => T): Table<T> =>
    createTable(kit, { firstId, count, build })
  const payments = table(firstIds.payments, ledger.paymentCount, (index) => buildPayment(sources, index))
  const expenses = createTable(kit, {
    firstId: firstIds.expenses,
    count: ledger.expenseCount,
    build: (index) => buildExpense(ledger.expense(index)),
    updatedAt: () => ledger.survey.get().expenses.updatedAt,
  })
  const trustTransactions = table(firstIds.trustTransactions, ledger.trustTransactionCount, (index) =>
    buildTrustTransaction(contacts, ledger.trustTransaction(index)),
  )
  const invoices = createTable(kit, {
    firstId: firstIds.invoices,
    count: ledger.invoiceCount,
    sparse: true,
    build: (index) => buildInvoice(sources, index),
    updatedAt: () => ledger.survey.get().invoices.updatedAt,
  })
  return {
    ledger,
    expenses,
    invoices,
    payments,
    bankAccounts: table(firstIds.bankAccounts, ledger.bankAccounts.length, (index) => buildBankAccount(at(ledger.bankAccounts, index))),
    trustTransactions,
    invoicesOfCase: ofNumber(
      createRelation(invoices, {
        keyOf: (invoice) => (invoice.case === null ? null : String(invoice.case.id)),
        worldIds: (id) => invoiceIds(ledger, world.matterCount, Number(id) - firstIds.cases),
      }),
    ),
    paymentsOfInvoice: ofNumber(
      createRelation(payments, {
        keyOf: (payment) => String(payment.invoice.id),
        worldIds: (id) => paymentIds(ledger, Number(id) - firstIds.invoices),
      }),
    ),
    ...openTrust({ world, ledger, contacts, trustTransactions }),
  }
}

const ofNumber =
  <T>(relation: (key: string) => T) =>
  (id: number): T =>
    relation(String(id))

const invoiceIds = (ledger: Ledger, matterCount: number, matter: number): readonly number[] =>
  matter >= 0 && matter < matterCount ? ledger.invoicesOfMatter(matter).map((index) => firstIds.invoices + index) : []

const paymentIds = (ledger: Ledger, invoice: number): readonly number[] =>
  invoice >= 0 && invoice < ledger.invoiceCount ? ledger.invoice(invoice).payments.map((index) => firstIds.payments + index) : []

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new RangeError(`There is no number ${String(index)} among ${String(list.length)}.`)
  return item
}
