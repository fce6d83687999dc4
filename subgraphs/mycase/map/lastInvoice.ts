/** The invoice that work is on: of several, which happens where an entry was billed again, the newest. */
export const lastInvoice = (invoices: readonly { readonly id: number }[] | null): string | null => {
  const ids = (invoices ?? []).map(({ id }) => id)
  return ids.length === 0 ? null : String(Math.max(...ids))
}
