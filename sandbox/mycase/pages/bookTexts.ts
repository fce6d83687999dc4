import type { ContactReference } from '../firm/ContactReference.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import type { Shown } from './BookPage.js'
import { clientName, staffName } from './names.js'
import { usDate } from './usDate.js'

/** Whole cents as pages write money: `$1,234.56`, and `($1,234.56)` for less than nothing. */
export const moneyText = (cents: number): string => {
  const size = Math.abs(cents)
  const text = `$${Math.floor(size / 100).toLocaleString('en-US')}.${String(size % 100).padStart(2, '0')}`
  return cents < 0 ? `(${text})` : text
}

/** A quantity as pages write it: `1.5`, `1,004.0`. */
export const countText = (thousandths: number): string => {
  const decimals = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${Math.floor(thousandths / 1000).toLocaleString('en-US')}.${decimals === '' ? '0' : decimals}`
}

/** A date, told as pages write it and kept as `YYYY-MM-DD` beside; empty for none. */
export const dateShown = (date: string | null): Shown => (date === null ? { text: '' } : { text: usDate(date), time: date })

/** A moment, told by the day and kept to the second. */
export const momentShown = (at: string): Shown => ({ text: usDate(at), time: at })

/** A link to a contact; empty for none. Who was deleted is still told by the link. */
export const contactShown = (firm: MyCaseFirm, contact: ContactReference | null): Shown => {
  if (contact === null) return { text: '' }
  const id = String(contact.id)
  const name = contact.type === 'client' ? clientName(firm, contact.id) : (firm.companies.get(id)?.name ?? '')
  return { text: name === '' ? 'Deleted contact' : name, href: `/contacts/${contact.type === 'client' ? 'clients' : 'companies'}/${id}` }
}

/** A link to a case, with what stands there for none. */
export const caseShown = (firm: MyCaseFirm, reference: Reference | null, none: string): Shown => {
  if (reference === null) return { text: none }
  const id = String(reference.id)
  return { text: firm.cases.get(id)?.name ?? 'Deleted case', href: `/court_cases/${id}` }
}

/** A link to a firm user; empty for none. */
export const staffShown = (firm: MyCaseFirm, reference: Reference | null): Shown =>
  reference === null ? { text: '' } : { text: staffName(firm, reference.id), href: `/contacts/attorneys/${String(reference.id)}` }

/** A link to an invoice; empty for none. */
export const invoiceShown = (firm: MyCaseFirm, reference: Reference | null): Shown =>
  reference === null
    ? { text: '' }
    : { text: `#${firm.books.invoices.get(String(reference.id))?.invoice_number ?? ''}`, href: `/bills/${String(reference.id)}` }

/** A link to a movement of trust money; empty for none. */
export const transactionShown = (reference: Reference | null): Shown =>
  reference === null ? { text: '' } : { text: `#${String(reference.id)}`, href: `/bills/trust_transactions/${String(reference.id)}` }
