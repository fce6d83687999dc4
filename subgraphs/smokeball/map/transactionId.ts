/** A transaction is found under its account alone: `<account id>.<own id>`. */
export const transactionId = (accountId: string, ownId: string): string => `${accountId}.${ownId}`

const pattern = /^([^.]+)\.([0-9a-f-]{36})$/i

/** The two ids of such an id, or undefined where the text is none. */
export const parseTransactionId = (text: string): { readonly accountId: string; readonly ownId: string } | undefined => {
  const [, accountId, ownId] = pattern.exec(text) ?? []
  return accountId === undefined || ownId === undefined ? undefined : { accountId, ownId }
}
