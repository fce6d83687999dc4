import { createLedger } from '../world/ledger/createLedger.js'
import type { StoredRecord } from '../portal/Collection.js'
import type { PortalKit } from '../portal/Portal.js'
import { surveyNumbers } from '../world/Survey.js'
import { ledgerRules } from './books/ledgerRules.js'
import { openBankMoney } from './books/openBankMoney.js'
import { openPaidBills } from './books/openPaidBills.js'
import { trustMovement } from './books/trustMovement.js'
import { trustRequests } from './books/trustRequests.js'
import type { ClioFirm, FixedList } from './ClioFirm.js'
import { clioInstant } from './clioInstant.js'
import { firstIds } from './firstIds.js'
import { idRange } from './idRange.js'
import { activityDescriptions } from './records/activityDescriptions.js'
import { type ActivityBill, clioExpenseActivity, clioTimeActivity } from './records/ClioActivity.js'
import { clioBankAccount } from './records/ClioBankAccount.js'
import { bankTransactionId, type ClioBankTransaction } from './records/ClioBankTransaction.js'
import { billState, clioBill, type ClioBill } from './records/ClioBill.js'
import { clioContact } from './records/ClioContact.js'
import { clioCreditMemo, type ClioCreditMemo } from './records/ClioCreditMemo.js'
import { clioMatter } from './records/ClioMatter.js'
import { clioPayment, type ClioPayment } from './records/ClioPayment.js'
import { clioUser } from './records/ClioUser.js'
import { customFieldDefinitions } from './records/customFieldDefinitions.js'
import { expenseCategories } from './records/expenseCategories.js'

const fixedList = <T extends StoredRecord & { readonly id: number }>(records: readonly T[]): FixedList<T> =>
  new Map(records.map((record) => [record.id, record]))

/** Ids of created parts of records (addresses, relationships) lie far from those of the world. */
const firstCreatedPart = 50_000_000

/** Tells the kit's world in Clio's words. */
export const openFirm = (kit: PortalKit): ClioFirm => {
  const { world } = kit
  const instant = clioInstant(world.firm.timeZone)
  const founded = instant(world.firm.createdAt)
  const fields = customFieldDefinitions(world, founded)
  const ledger = createLedger(world, ledgerRules(world))
  const requests = trustRequests(world, ledger, instant)
  const drawn = {
    timeEntries: world.timeEntryCount,
    activities: world.timeEntryCount + ledger.expenseCount,
    bills: ledger.invoiceCount + requests.count,
    payments: ledger.paymentCount + requests.count,
    bankTransactions: 2 * ledger.trustTransactionCount,
  }
  const next = {
    users: firstIds.user + world.users.length,
    contacts: firstIds.contact + world.contactCount,
    matters: firstIds.matter + world.matterCount,
    activities: firstIds.activity + drawn.activities,
    bills: firstIds.bill + drawn.bills,
    payments: firstIds.payment + drawn.payments,
    bankAccounts: firstIds.bankAccount + ledger.bankAccounts.length,
    bankTransactions: bankTransactionId(ledger.trustTransactionCount),
    parts: firstCreatedPart,
  }
  const named = { created_at: founded, updated_at: founded }
  const user = (index: number) => {
    const found = world.users[index]
    if (found === undefined) throw new Error(`The world has no user ${index}.`)
    return clioUser(world, instant, found)
  }
  const now = (): string => instant(kit.clock.now())
  const billOf = (invoice: number | null): ActivityBill | null => {
    if (invoice === null) return null
    const found = ledger.invoice(invoice)
    return { id: firstIds.bill + invoice, number: String(found.number), state: billState(found) }
  }
  const activity = (index: number) => {
    const id = firstIds.activity + index
    if (index >= drawn.timeEntries) {
      const expense = ledger.expense(index - drawn.timeEntries)
      return clioExpenseActivity(instant, { id, expense, bill: billOf(expense.invoice) })
    }
    return clioTimeActivity(world, instant, { id, entry: world.timeEntry(index), bill: billOf(ledger.invoiceOfTimeEntry(index)) })
  }
  const activityOfExpense = (expense: number): number => firstIds.activity + drawn.timeEntries + expense
  const times = {
    contacts: surveyNumbers(world.contactCount, (index) => world.contact(index).updatedAt),
    matters: surveyNumbers(world.matterCount, (index) => world.matter(index).updatedAt),
    timeEntries: surveyNumbers(world.timeEntryCount, (index) => world.timeEntry(index).updatedAt),
  }
  const { survey } = ledger
  const bills = kit.collection<ClioBill>({
    ...idRange(firstIds.bill, drawn.bills),
    // Trust requests follow the invoices, and are not dated without drawing them.
    updatedAt: (index) => survey.get().invoices.updatedAt[index] ?? Number.POSITIVE_INFINITY,
    build: (index) =>
      index < ledger.invoiceCount
        ? clioBill(world, instant, ledger.invoice(index), activityOfExpense)
        : requests.bill(index - ledger.invoiceCount),
  })
  const payments = kit.collection<ClioPayment>({
    ...idRange(firstIds.payment, drawn.payments),
    updatedAt: (index) => survey.get().payments.updatedAt[index] ?? Number.POSITIVE_INFINITY,
    build: (index) => {
      if (index >= ledger.paymentCount) return requests.payment(index - ledger.paymentCount)
      const payment = ledger.payment(index)
      const row = payment.trustTransaction === null ? null : ledger.trustTransaction(payment.trustTransaction)
      return clioPayment(instant, payment, row?.trustAccount ?? null)
    },
  })
  const bankTransactions = kit.collection<ClioBankTransaction>({
    ...idRange(firstIds.bankTransaction, drawn.bankTransactions),
    updatedAt: (index) => survey.get().trustTransactions.updatedAt[Math.floor(index / 2)] ?? Number.POSITIVE_INFINITY,
    build: (index) => trustMovement({ world, ledger, requests, instant }, index),
  })
  const bankMoney = openBankMoney(world, ledger)
  return {
    name: world.firm.name,
    timeZone: world.firm.timeZone,
    currency: world.firm.currency,
    trustAccount: firstIds.bankAccount + ledger.bankAccounts.findIndex(({ type }) => type === 'trust'),
    operatingAccount: firstIds.bankAccount + ledger.bankAccounts.findIndex(({ type }) => type === 'operating'),
    users: kit.collection({ ...idRange(firstIds.user, world.users.length), build: user }),
    contacts: kit.collection({
      ...idRange(firstIds.contact, world.contactCount),
      updatedAt: (index) => times.contacts.get()[index] ?? 0,
      build: (index) => clioContact(world, instant, fields, world.contact(index)),
    }),
    matters: kit.collection({
      ...idRange(firstIds.matter, world.matterCount),
      updatedAt: (index) => times.matters.get()[index] ?? 0,
      build: (index) => clioMatter(world, instant, fields, world.matter(index)),
    }),
    activities: kit.collection({
      ...idRange(firstIds.activity, drawn.activities),
      build: activity,
      updatedAt: (index) =>
        (index < drawn.timeEntries ? times.timeEntries.get()[index] : survey.get().expenses.updatedAt[index - drawn.timeEntries]) ?? 0,
    }),
    surveys: { times: Object.values(times), books: survey },
    bills,
    payments,
    creditMemos: kit.collection<ClioCreditMemo>({
      ...idRange(firstIds.creditMemo, ledger.invoiceCount),
      build: (index) => clioCreditMemo(instant, ledger.invoice(index)),
    }),
    bankAccounts: kit.collection({
      ...idRange(firstIds.bankAccount, ledger.bankAccounts.length),
      build: (index) => {
        const account = ledger.bankAccounts[index]
        return account === undefined ? undefined : clioBankAccount(instant, world.firm.currency, account)
      },
    }),
    bankTransactions,
    drawn,
    bankMoney,
    paidBills: openPaidBills({ bills, payments, bankTransactions, money: bankMoney, ledger, now }),
    expenseCategories: fixedList(expenseCategories(founded)),
    practiceAreas: fixedList(
      world.practiceAreas.map((name, place) => ({
        ...named,
        id: firstIds.practiceArea + place,
        name,
        code: name.slice(0, 2).toUpperCase(),
        category: name.toLowerCase().replaceAll(' ', '_'),
      })),
    ),
    matterStages: fixedList(
      world.practiceAreas.flatMap((_, area) =>
        world.stages.map((name, place) => ({
          ...named,
          id: firstIds.matterStage + area * world.stages.length + place,
          name,
          order: place + 1,
          practice_area_id: String(firstIds.practiceArea + area),
        })),
      ),
    ),
    customFields: fixedList(fields),
    activityDescriptions: fixedList(activityDescriptions(founded)),
    currencies: fixedList([{ ...named, id: 1, code: world.firm.currency, sign: '$' }]),
    account: { ...named, id: 9, name: world.firm.name, state: 'active' },
    now,
    today: () => instant(kit.clock.now()).slice(0, 10),
    nextId: (kind) => {
      const id = next[kind]
      // A movement of trust money leaves room for the one that takes it back.
      next[kind] += kind === 'bankTransactions' ? 2 : 1
      return id
    },
  }
}
