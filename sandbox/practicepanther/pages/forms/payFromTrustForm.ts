import type { PortalKit } from '../../../portal/Portal.js'
import { matterDisplayName } from '../../api/displayNames.js'
import type { PaymentWriter } from '../../desk/paymentWriter.js'
import { mattersOf } from '../../records/invoiceSums.js'
import type { StoredPayment } from '../../records/StoredPayment.js'
import type { Store } from '../../records/Store.js'
import type { TrustLedgerRow } from '../../records/trustBalances.js'
import { dollars } from '../dollars.js'
import { amountField, dateField, notesField, operatingField } from './commonFields.js'
import { FormRefusal } from './FormRefusal.js'
import { payableInvoice } from './payableInvoice.js'
import type { PaymentForm } from './PaymentForm.js'
import { postedCents, postedDate, postedText } from './postedValues.js'

/**
 * Pays an invoice with what its own contact has in trust: the portal moves the money to an operating account, two payments with one transfer, and applies the one that came in.
 * Documented: only money of the same contact, of any matter or of none, and only where there is some.
 */
export const payFromTrustForm = (
  kit: PortalKit,
  { store, writer }: { readonly store: Store; readonly writer: PaymentWriter },
): PaymentForm => ({
  action: 'PayInvoiceFromTrust/:id',
  open: ({ id }) => {
    const payable = payableInvoice(store, id)
    if (payable === undefined || 'refusal' in payable) return payable
    const { invoice, openCents, title } = payable
    const ledgers = ledgersWithFunds(store, invoice.account_ref?.id)
    const [first] = ledgers
    if (first === undefined) return { title, refusal: 'The contact has no funds in trust.' }
    return {
      title: `${title} from trust`,
      fields: [
        { name: 'Payment.SaleDocumentGuid', label: '', kind: 'hidden', value: invoice.id },
        {
          name: 'Payment.TrustLedger',
          label: 'From',
          kind: 'select',
          value: keyOf(first),
          options: ledgers.map((ledger) => [keyOf(ledger), wordsOf(store, ledger)]),
        },
        operatingField(store),
        amountField(Math.min(openCents, first.cents)),
        dateField(store, kit.clock.now()),
        notesField,
      ],
      save: (posted) => {
        const ledger = ledgers.find((one) => keyOf(one) === posted('Payment.TrustLedger'))
        if (ledger === undefined) throw new FormRefusal('The From field is required.')
        const amountCents = postedCents(posted, 'Payment.Amount')
        if (amountCents > openCents) throw new FormRefusal('The Amount is more than is due on the invoice.')
        if (amountCents > ledger.cents) throw new FormRefusal(`Insufficient funds: ${dollars(ledger.cents)} available in trust.`)
        const bank = store.books.bankAccounts.get(posted('Payment.BankAccountGuid'))
        if (bank?.type !== 'Operating') throw new FormRefusal('Only an operating account can take a payment for an invoice.')
        const [matter, another] = mattersOf(invoice)
        const common = {
          account_ref: invoice.account_ref,
          date: postedDate(posted, 'Payment.Date', store.timeZone),
          notes: postedText(posted, 'Payment.Notes'),
          method: 'Transfer',
          transfer: kit.newGuid(),
        } as const
        const out: StoredPayment = {
          ...writer.blank(),
          ...common,
          matter_ref: ledger.matter === null ? null : { id: ledger.matter },
          bankAccount: ledger.bankAccount,
          amountCents: 0 - amountCents,
        }
        const into: StoredPayment = {
          ...writer.blank(),
          ...common,
          matter_ref: matter === undefined || another !== undefined ? null : { id: matter },
          bankAccount: bank.id,
          amountCents,
          applications: [{ id: kit.newGuid(), invoice: invoice.id, amountCents }],
        }
        writer.save(out)
        writer.save(into)
        kit.effect('create', 'trust-transactions', out.id, { invoice: invoice.id, amount: amountCents / 100, notes: out.notes })
        return into.id
      },
    }
  },
})

const ledgersWithFunds = ({ books }: Store, account: string | undefined): readonly TrustLedgerRow[] =>
  account === undefined
    ? []
    : [...books.bankAccounts.created()]
        .filter(({ type }) => type === 'Trust')
        .flatMap(({ id }) => books.trust.ledgersOf(id))
        .filter((ledger) => ledger.account === account && ledger.cents > 0)

const keyOf = ({ bankAccount, matter }: TrustLedgerRow): string => `${bankAccount}|${matter ?? ''}`

const wordsOf = ({ books, matters }: Store, { bankAccount, matter, cents }: TrustLedgerRow): string => {
  const project = matters.get(matter ?? '')
  return `${books.bankAccounts.get(bankAccount)?.name ?? ''}: ${project === undefined ? 'Contact' : matterDisplayName(project)} (${dollars(cents)})`
}
