import { portion } from '../../world/ledger/cents.js'
import type { StoredInvoice } from './StoredInvoice.js'

/** What an invoice comes to, before payments. */
export interface InvoiceSums {
  readonly subtotalCents: number
  readonly taxCents: number
  readonly totalCents: number
}

/** Adds an invoice's lines up. */
export const invoiceSums = ({ items, discountCents }: Pick<StoredInvoice, 'items' | 'discountCents'>): InvoiceSums => {
  const subtotalCents = sum(items.map(({ subCents }) => subCents))
  const taxCents = sum(items.map((item) => item.taxCents))
  return { subtotalCents, taxCents, totalCents: subtotalCents - discountCents + taxCents }
}

/** The matters an invoice is for, in the order its lines name them. */
export const mattersOf = ({ items }: Pick<StoredInvoice, 'items'>): readonly string[] => [
  ...new Set(items.flatMap(({ matter }) => (matter === null ? [] : [matter]))),
]

/** What of an invoice's open balance falls to each matter: in proportion to what the matters' lines add, the last gets what rounding leaves. Assumed. */
export const openByMatter = (invoice: StoredInvoice, openCents: number): ReadonlyMap<string, number> => {
  const matters = mattersOf(invoice)
  const added = invoice.items.filter(({ subCents }) => subCents > 0)
  const whole = sum(added.map(({ subCents }) => subCents))
  let left = openCents
  return new Map(
    matters.map((matter, index) => {
      const own = sum(added.filter((item) => item.matter === matter).map(({ subCents }) => subCents))
      const part = index === matters.length - 1 ? left : whole === 0 ? 0 : portion(openCents, own, whole)
      left -= part
      return [matter, part]
    }),
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
