/** Where each kind's ids begin. The vendor's ids are eight- and nine-digit numbers that grow. */
export const firstIds = {
  staff: 27_004_101,
  clients: 27_300_001,
  companies: 29_800_001,
  cases: 41_007_001,
  timeEntries: 159_200_001,
  caseStages: 750_001,
  practiceAreas: 4_100_001,
  caseRoles: 96_001,
  peopleGroups: 1_470_001,
  customFields: 880_101,
  expenses: 33_000_001,
  invoices: 61_000_001,
  payments: 72_000_001,
  bankAccounts: 310_001,
  trustTransactions: 88_000_001,
} as const
