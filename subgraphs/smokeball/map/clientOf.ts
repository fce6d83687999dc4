/** The contact id the firm itself has. */
const myFirm = 'MyFirm'

/** Whose money it is; null for the firm's own (assumed: interest and bank fees stand under the firm). */
export const clientOf = (contact: { readonly id: string } | undefined): string | null =>
  contact === undefined || contact.id === myFirm ? null : contact.id
