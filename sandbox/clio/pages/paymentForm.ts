import { escapeHtml } from '../../portal/escapeHtml.js'
import { availableTrust } from '../books/availableTrust.js'
import { dollars } from '../books/dollars.js'
import type { TrustPlace } from '../books/openBankMoney.js'
import type { ClioFirm } from '../ClioFirm.js'
import type { ClioBill } from '../records/ClioBill.js'
import { paymentMethods } from '../records/ClioPayment.js'
import { moneyText } from './moneyText.js'
import { usDate } from './usDate.js'

/** What the form shows: a bill, the session's token, what is entered so far, and why that was refused. */
export interface PaymentForm {
  readonly bill: ClioBill
  readonly token: string
  readonly entered: Readonly<Record<string, string>>
  readonly problem: string | null
}

/** Where money for a bill can come from: from outside, or out of trust money of its client, for one of its matters or for none. */
export const sourcesOf = (firm: ClioFirm, bill: ClioBill): ReadonlyMap<string, TrustPlace | null> => {
  const { client } = bill
  const sources = new Map<string, TrustPlace | null>([['direct', null]])
  if (client === null) return sources
  for (const { id: account, type } of firm.bankAccounts) {
    if (type !== 'Trust') continue
    for (const matter of [null, ...bill.matters.map(({ id }) => id)])
      sources.set(`trust-${account}-${client.id}-${matter ?? 'client'}`, { account, client: client.id, matter })
  }
  return sources
}

/** Who a payment for a bill can be from: its client, everybody related to its matters, and whoever the address names. */
export const payersOf = (firm: ClioFirm, bill: ClioBill, named: string | undefined): ReadonlyMap<string, string> => {
  const related = bill.matters.flatMap(({ id }) => firm.matters.get(String(id))?.relationships.map(({ contact }) => contact.id) ?? [])
  const ids = [...(bill.client === null ? [] : [bill.client.id]), ...related, ...(named === undefined ? [] : [Number(named)])]
  return new Map(
    ids.flatMap((id) => {
      const contact = firm.contacts.get(String(id))
      return contact === undefined ? [] : [[String(id), contact.name] as const]
    }),
  )
}

/** How money from outside can come. */
export const directMethods: readonly string[] = paymentMethods.filter((method) => method !== 'Trust')

/**
 * The form that records a payment on a bill, from outside or out of trust. Assumed as a whole: Clio's own is not public. What it asks for are the fields of the API's schema `Payment`, which has no
 * endpoint, and how the payment was made.
 */
export const paymentForm = (
  firm: ClioFirm,
  { bill, token, entered, problem }: PaymentForm,
): { readonly title: string; readonly view: string } => {
  const value = (name: string, otherwise: string): string => entered[name] ?? otherwise
  const text = (name: string, label: string, otherwise = ''): string =>
    `<p><label>${label} <input type="text" id="payment_${name}" name="payment[${name}]" value="${escapeHtml(value(name, otherwise))}"></label></p>`
  const choice = (name: string, label: string, options: ReadonlyMap<string, string>): string =>
    `<p><label>${label} <select id="payment_${name}" name="payment[${name}]">${[...options]
      .map(([key, shown]) => `<option value="${escapeHtml(key)}"${entered[name] === key ? ' selected' : ''}>${escapeHtml(shown)}</option>`)
      .join('')}</select></label></p>`
  const accounts = [...firm.bankAccounts].filter(({ type }) => type === 'Operating')
  const sources = [...sourcesOf(firm, bill)].map(
    ([key, place]) => [key, place === null ? 'Direct payment' : placeText(firm, place)] as const,
  )
  return {
    title: `Record payment on bill ${bill.number}`,
    view: `<h1>Record payment on bill ${escapeHtml(bill.number)}</h1>
${problem === null ? '' : `<p class="alert" role="alert">${escapeHtml(problem)}</p>`}
<p>Open on this bill: ${moneyText(bill.balance)}</p>
<form id="payment_form" action="/nc/payments" accept-charset="UTF-8" method="post">
<input type="hidden" name="authenticity_token" value="${escapeHtml(token)}">
<input type="hidden" name="payment[bill_id]" value="${bill.id}">
${choice('contact_id', 'Payer', payersOf(firm, bill, entered['contact_id']))}
${choice('source', 'Source', new Map(sources))}
${choice('payment_method', 'Method', new Map(directMethods.map((method) => [method, method])))}
${choice('destination_account_id', 'Deposit to', new Map(accounts.map(({ id, name }) => [String(id), name])))}
${text('date', 'Date (MM/DD/YYYY)', usDate(firm.today()))}
${text('amount', 'Amount', (bill.balance > 0 ? bill.balance : 0).toFixed(2))}
${text('reference', 'Reference')}
<p><label>Description <textarea id="payment_description" name="payment[description]">${escapeHtml(value('description', ''))}</textarea></label></p>
<input type="submit" id="payment_submit" name="commit" value="Record payment">
</form>`,
  }
}

const placeText = (firm: ClioFirm, place: TrustPlace): string => {
  const account = firm.bankAccounts.get(String(place.account))?.name ?? ''
  const whose = place.matter === null ? 'client funds' : (firm.matters.get(String(place.matter))?.display_number ?? '')
  return `${account}: ${whose} (${moneyText(dollars(availableTrust(firm, place)))})`
}
