/**
 * What a difference in a three-way reconciliation can be, with its meaning: a bank's statement and a firm's books differ by what is on its way
 * (deposits and checks not cleared, money that came back), by what the bank did and nobody booked, and by mistakes; the books and the clients'
 * ledgers may not differ at all.
 */
export const trustDifferenceClasses = {
  OUTSTANDING_DEPOSIT: 'In the books and not yet with the bank.',
  OUTSTANDING_DISBURSEMENT: 'A check or transfer that is in the books and that the bank has not paid yet.',
  RETURNED_AFTER_DAY: 'Counted by the bank on the day and returned afterwards; the books count it on no day.',
  VOIDED_AFTER_DAY: 'Voided or returned after the day: a report made on the day itself would have counted it.',
  BOOKED_AFTER_DAY: 'With the bank on the day, and dated later in the books.',
  AFTER_DAY: 'What came after the day: the balance the vendor shows is the one of now.',
  ACCOUNT_DIFFERS_FROM_TRANSACTIONS: 'The balance the vendor shows is not what its own transactions come to.',
  ACCOUNT_DIFFERS_FROM_LEDGERS: 'The balance the vendor shows is not the sum of the ledgers it shows.',
  LEDGER_DIFFERS_FROM_TRANSACTIONS: 'The ledger the vendor shows is not what its transactions come to.',
  LEDGER_BELOW_ZERO: "More was paid out for a client than was there: another client's money was used.",
  NOT_ALLOCATED: "A client's money that is not allocated to a matter.",
  NO_CLIENT: 'Money in the account that belongs to no client.',
  INTEREST_NOT_PASSED_ON: 'Interest that stands in the account and belongs to no client: it is owed to the bar foundation or the clients.',
  BANK_CHARGE_NOT_COVERED: "The bank's fees were taken from clients' money: the firm has to put them back.",
  UNEXPLAINED: 'What is left between the statement and the books when everything known is taken into account.',
} as const

/** What a difference can be. */
export type TrustDifferenceClass = keyof typeof trustDifferenceClasses
