import type { TrustDepositIntent } from '../../../core/command/TrustDepositIntent.js'
import type { TrustDisbursementIntent } from '../../../core/command/TrustDisbursementIntent.js'
import type { RecordCreator } from '../../../core/recordWriters.js'
import type { NamedValues } from '../../vendor/browser/fillNamedFields.js'
import { markerOf, withMarker } from '../../vendor/write/marker.js'
import { trustHistoryPage } from '../pages/billing/TrustHistoryPage.js'
import { allocationValue, amountText, methodWord } from './moneyFields.js'
import { settleMs } from './settleMs.js'
import { type FormTools, submitForm } from './submitForm.js'
import { foundRecord } from '../../vendor/write/foundRecord.js'
import { usDate } from '../../vendor/write/usDate.js'

type Movement = TrustDepositIntent | TrustDisbursementIntent

/** A form that moves a contact's trust money, and what it says beside whose, where, when and how much. */
interface MovementForm<Intent> {
  readonly what: string
  readonly path: string
  readonly form: string
  /** What the names of its fields begin with. */
  readonly model: string
  readonly valuesOf: (intent: Intent) => Readonly<Record<string, string>>
}

/** A client's money into trust, by the portal's form. */
export const trustDepositWriter = (tools: FormTools): RecordCreator<TrustDepositIntent> =>
  trustMovementWriter(tools, {
    what: 'trust deposits',
    path: '/bills/trust_deposit',
    form: 'form#trust-deposit',
    model: 'trust_deposit',
    valuesOf: ({ source }) => ({ payment_method: methodWord(source.method), reference: oneLine(source.transactionId ?? '') }),
  })

/** A client's trust money to somebody else, by the portal's form. Who is paid is a text at MyCase. */
export const trustDisbursementWriter = (tools: FormTools): RecordCreator<TrustDisbursementIntent> =>
  trustMovementWriter(tools, {
    what: 'trust withdrawals',
    path: '/bills/trust_withdrawal',
    form: 'form#trust-withdrawal',
    model: 'trust_withdrawal',
    valuesOf: ({ payeeName, reference }) => ({ payee: oneLine(payeeName), reference: oneLine(reference ?? '') }),
  })

/** The marker stands at the end of the notes; what was made is found on the contact's trust history. */
const trustMovementWriter = <Intent extends Movement>(
  tools: FormTools,
  { what, path, form, model, valuesOf }: MovementForm<Intent>,
): RecordCreator<Intent> => ({
  settleMs,
  create: async (intent, marker) => {
    const { trustAccountId, clientId, matterId, amount, date, memo } = intent
    const values = {
      bank_account: trustAccountId,
      allocation: allocationValue(matterId),
      amount: amountText(amount),
      date: usDate(date),
      notes: withMarker(memo ?? '', marker),
      ...valuesOf(intent),
    }
    const vendorId = await submitForm(tools, {
      what,
      path: `${path}?contact=${encodeURIComponent(clientId)}`,
      form,
      action: path,
      accepted: /^\/bills\/trust_transactions\/(\d+)$/,
      about: { [`${model}[contact]`]: clientId },
      values: () => named(model, values),
    })
    return { vendorId }
  },
  findCreated: async ({ clientId }, marker) => {
    const text = await tools.pages.get(trustHistoryPage.path(clientId))
    const rows = text === null ? [] : trustHistoryPage.read(text).filter(({ notes }) => markerOf(notes) === marker)
    return foundRecord(rows.map(({ id }) => ({ vendorId: id })))
  },
})

const named = (model: string, values: Readonly<Record<string, string>>): NamedValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${model}[${name}]`, value]))

/** A field of one line takes no line ends. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
