import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import { contactName } from './contactName.js'
import { link, type Link } from './link.js'
import { dollars } from './money.js'
import { myFirm, type SmokeballTransaction } from './SmokeballTransaction.js'
import { ticksToInstant } from './ticks.js'

/** A movement on a bank account as it is answered: no balance after it, no link to an invoice. */
export const transactionWire = (kit: PortalKit, firm: SmokeballFirm, transaction: SmokeballTransaction): WireRecord => {
  const { id, bankAccountId, matterId, payorId, reversedToId, reversedFromId } = transaction
  const path = `bankaccounts/${bankAccountId}/transactions`
  const other = (one: string): Link => link(kit.origin, { path, id: one, rel: 'Transactions' })
  const payor = firm.contacts.get(payorId)
  return {
    href: `${kit.origin}/${path}/${id}`,
    id,
    payorName: payor === undefined ? kit.world.firm.name : contactName(payor).full,
    ...(matterId === undefined ? {} : { matter: link(kit.origin, { path: 'matters', id: matterId, rel: 'Matters' }) }),
    payor: contactLink(kit, payorId),
    bankAccount: link(kit.origin, { path: 'bankaccounts', id: bankAccountId, rel: 'BankAccounts' }),
    type: transaction.type,
    amount: dollars(transaction.amountCents),
    enteredDate: ticksToInstant(transaction.entered),
    effectiveDate: transaction.effectiveDate,
    reference: transaction.reference,
    reason: transaction.reason,
    description: transaction.description,
    note: transaction.note,
    reversed: reversedToId !== undefined,
    ...(reversedToId === undefined ? {} : { reversedToTransaction: other(reversedToId) }),
    ...(reversedFromId === undefined ? {} : { reversedFromTransaction: other(reversedFromId) }),
  }
}

/** Whoever's money it is; the firm is a party of its own. */
export const contactLink = (kit: PortalKit, id: string): Link =>
  id === myFirm ? { id, href: '/firm/', rel: 'Firm' } : link(kit.origin, { path: 'contacts', id, rel: 'Contacts' })
