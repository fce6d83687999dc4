import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ContactReference } from '../firm/ContactReference.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { TrustTransactionRecord } from '../firm/TrustTransactionRecord.js'
import { saveTrustTransaction } from '../writes/saveTrustTransaction.js'
import { today } from '../writes/today.js'
import { allocationOf, recordedMethods, requireAccount, trustMoney, typedMethod } from '../writes/trustFormFields.js'
import { typedSomething, typedText } from '../writes/typedFields.js'
import type { TrustFields } from '../writes/trustFields.js'
import { addForm } from './addForm.js'
import { accountChoice, allocationChoice, casesOfContact, contactNamed, contactValue } from './contactForms.js'
import type { FormField, FormPage } from './FormPage.js'
import { contactShown } from './bookTexts.js'
import type { PageContext } from './PageContext.js'
import { usDate } from './usDate.js'

/**
 * Money into trust, and out of it to somebody else. "Deposit Into Trust" stands at an address seen in 2017, with the fields that the help centre names (the reference is assumed, as pages
 * show one); of the withdrawal nothing is known but that there is one. For whom, the address says (assumed).
 */
export const addTrustForms = (context: PageContext): void => {
  addDepositForm(context)
  addWithdrawalForm(context)
}

const depositFields = trustMoney.extend({ payment_method: typedMethod, reference: typedText })
const withdrawalFields = trustMoney.extend({ payee: typedSomething, reference: typedText })

const addDepositForm = (context: PageContext): void => {
  const { firm } = context
  addForm<ContactReference, z.infer<typeof depositFields>>(context, {
    ...standsAt(firm, '/bills/trust_deposit', 'trust_deposit'),
    formOf: (contact) => depositForm(firm, contact),
    fields: depositFields,
    write: (contact, { payment_method: method, reference, amount, ...sent }, body) =>
      move(firm, contact, { ...sent, body, movement: { type: 'Deposit', amount, method, reference } }),
  })
}

const addWithdrawalForm = (context: PageContext): void => {
  const { firm } = context
  addForm<ContactReference, z.infer<typeof withdrawalFields>>(context, {
    ...standsAt(firm, '/bills/trust_withdrawal', 'trust_withdrawal'),
    formOf: (contact) => withdrawalForm(firm, contact),
    fields: withdrawalFields,
    write: (contact, { payee, reference, amount, ...sent }, body) =>
      move(firm, contact, { ...sent, body, movement: { type: 'Withdrawal', amount: -amount, method: '', payee, reference } }),
  })
}

/** Opened for a contact whom its address names, sent for one whom a hidden field does. */
const standsAt = (firm: MyCaseFirm, path: string, model: string) => ({
  shownAt: path,
  sentTo: path,
  permission: 'edit_trust' as const,
  subjectOf: (request: FastifyRequest): ContactReference | undefined => {
    const asked = new URL(request.url, firm.kit.origin).searchParams.get('contact') ?? ''
    const sent: unknown = request.method === 'POST' ? Reflect.get(Object(request.body), `${model}[contact]`) : asked
    return contactNamed(firm, typeof sent === 'string' ? sent : '')
  },
})

interface Movement extends Pick<z.infer<typeof trustMoney>, 'allocation' | 'bank_account' | 'date' | 'notes'> {
  readonly body: unknown
  readonly movement: Pick<TrustFields, 'type' | 'amount' | 'method' | 'payee' | 'reference'>
}

const move = (
  firm: MyCaseFirm,
  contact: ContactReference,
  { allocation, bank_account: account, date, notes, body, movement }: Movement,
): string => {
  requireAccount(firm, account, 'trust')
  const heldFor = allocationOf(allocation, casesOfContact(firm, contact))
  const { id }: TrustTransactionRecord = saveTrustTransaction(firm, undefined, {
    ...movement,
    bank_account: account,
    contact,
    case: heldFor,
    date,
    notes,
  })
  firm.kit.effect('create', 'trust-transactions', String(id), body)
  return `/bills/trust_transactions/${String(id)}`
}

const depositForm = (firm: MyCaseFirm, contact: ContactReference): FormPage => ({
  title: `Deposit Into Trust for ${contactShown(firm, contact).text}`,
  id: 'trust-deposit',
  action: '/bills/trust_deposit',
  method: 'post',
  model: 'trust_deposit',
  fields: [
    ...placeFields(firm, contact),
    {
      kind: 'choice',
      name: 'payment_method',
      label: 'Payment Method',
      value: recordedMethods[0],
      options: recordedMethods.map((word) => [word, word] as const),
    },
    ...moneyFields(firm),
  ],
  button: 'Deposit Funds',
})

const withdrawalForm = (firm: MyCaseFirm, contact: ContactReference): FormPage => ({
  title: `Withdraw From Trust for ${contactShown(firm, contact).text}`,
  id: 'trust-withdrawal',
  action: '/bills/trust_withdrawal',
  method: 'post',
  model: 'trust_withdrawal',
  fields: [...placeFields(firm, contact), { kind: 'text', name: 'payee', label: 'Pay To', value: '' }, ...moneyFields(firm)],
  button: 'Withdraw Funds',
})

const placeFields = (firm: MyCaseFirm, contact: ContactReference): readonly FormField[] => [
  { kind: 'hidden', name: 'contact', value: contactValue(contact) },
  accountChoice(firm, 'Trust Account', 'trust'),
  allocationChoice(firm, 'Trust Allocation', casesOfContact(firm, contact)),
]

const moneyFields = (firm: MyCaseFirm): readonly FormField[] => [
  { kind: 'text', name: 'date', label: 'Date', value: usDate(today(firm)) },
  { kind: 'text', name: 'amount', label: 'Amount', value: '' },
  { kind: 'text', name: 'reference', label: 'Reference', value: '' },
  { kind: 'area', name: 'notes', label: 'Notes', value: '' },
]
