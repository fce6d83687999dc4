import type { PortalKit } from '../../../portal/Portal.js'
import { accountDisplayName } from '../../api/displayNames.js'
import type { PaymentWriter } from '../../desk/paymentWriter.js'
import type { StoredPayment } from '../../records/StoredPayment.js'
import type { Store } from '../../records/Store.js'
import { dollars } from '../dollars.js'
import { amountField, dateField, methodFields, notesField } from './commonFields.js'
import { FormRefusal } from './FormRefusal.js'
import type { PaymentForm } from './PaymentForm.js'
import { postedCents, postedCheckNumber, postedDate, postedMethod, postedText } from './postedValues.js'

/** Money of a contact's in trust, for a matter or none, that is paid to somebody: a negative payment. Documented: offered only where there is a retainer. */
export const takeMoneyOutForm = (
  kit: PortalKit,
  { store, writer }: { readonly store: Store; readonly writer: PaymentWriter },
): PaymentForm => ({
  action: 'TakeMoneyOut',
  open: (_params, query) => {
    const account = store.accounts.get(textOf(query['accountGuid']))
    const project = textOf(query['projectGuid'])
    const matter = store.matters.get(project)
    if (account === undefined || (project !== '' && matter?.account_ref?.id !== account.id)) return undefined
    const title = `Take money out: ${accountDisplayName(account)}`
    const centsOn = (bankAccount: string): number =>
      store.books.trust.centsOfLedger({ bankAccount, account: account.id, matter: matter?.id ?? null })
    const funded = [...store.books.bankAccounts.created()].filter(({ id, type }) => type === 'Trust' && centsOn(id) > 0)
    const [first] = funded
    if (first === undefined) return { title, refusal: 'There are no funds in trust to take out.' }
    return {
      title,
      fields: [
        { name: 'Payment.AccountGuid', label: '', kind: 'hidden', value: account.id },
        { name: 'Payment.ProjectGuid', label: '', kind: 'hidden', value: matter?.id ?? '' },
        {
          name: 'Payment.BankAccountGuid',
          label: 'Bank account',
          kind: 'select',
          value: first.id,
          options: funded.map(({ id, name }) => [id, `${name} (${dollars(centsOn(id))})`]),
        },
        { name: 'Payment.Payee', label: 'Pay to', kind: 'text', value: accountDisplayName(account) },
        amountField(null),
        dateField(store, kit.clock.now()),
        ...methodFields,
        notesField,
      ],
      save: (posted) => {
        const bank = funded.find(({ id }) => id === posted('Payment.BankAccountGuid'))
        if (bank === undefined) throw new FormRefusal('The Bank account field is required.')
        const payee = posted('Payment.Payee').trim()
        if (payee === '') throw new FormRefusal('The Pay to field is required.')
        const amountCents = postedCents(posted, 'Payment.Amount')
        if (amountCents > centsOn(bank.id)) throw new FormRefusal(`Insufficient funds: ${dollars(centsOn(bank.id))} available in trust.`)
        const payment: StoredPayment = {
          ...writer.blank(),
          account_ref: { id: account.id },
          matter_ref: matter === undefined ? null : { id: matter.id },
          bankAccount: bank.id,
          amountCents: 0 - amountCents,
          payee,
          date: postedDate(posted, 'Payment.Date', store.timeZone),
          method: postedMethod(posted, 'Payment.Method'),
          check_number: postedCheckNumber(posted, 'Payment.CheckNumber'),
          transactionId: postedText(posted, 'Payment.TransactionId'),
          notes: postedText(posted, 'Payment.Notes'),
        }
        writer.save(payment)
        kit.effect('create', 'trust-transactions', payment.id, { payee, amount: payment.amountCents / 100, notes: payment.notes })
        return payment.id
      },
    }
  },
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '')
