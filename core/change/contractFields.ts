/** Fields of canonical records that stand under other names in the graph; those that are not seen there have none. */
const renamed: Readonly<Record<string, readonly string[]>> = {
  matterId: ['matter'],
  matterIds: ['matters'],
  userId: ['user'],
  clientId: ['client'],
  payerId: ['payer'],
  invoiceId: ['invoice'],
  trustAccountId: ['trustAccount'],
  trustTransactionId: ['trustTransaction'],
  reversesId: ['reverses'],
  responsibleAttorneyId: ['responsibleAttorney'],
  durationSeconds: ['durationSeconds', 'durationMinutes', 'hours'],
  vendorTotals: [],
  matterBalances: [],
}

/** The names under which a field of a canonical record stands in the graph. */
export const contractFields = (field: string): readonly string[] => renamed[field] ?? [field]
