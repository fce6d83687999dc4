import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { trustAccountIndexes } from './bankAccounts.js'
import { firmRowsPerAccount } from './bookCounts.js'
import type { LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { numberMovements } from './numberMovements.js'
import type { TrustMovement } from './TrustMovement.js'

const quarterDays = 91

/** The firm's own money in its trust accounts: what it put in to cover the bank's fees, then interest and a fee each quarter. */
export const firmTrust = (frame: LedgerFrame): readonly LedgerTrustTransaction[] => {
  const { trustCount } = frame.layout
  const first = trustCount - trustAccountIndexes.length * firmRowsPerAccount
  const rows = trustAccountIndexes.map((trustAccount, at) => ({
    from: first + at * firmRowsPerAccount,
    movements: Array.from({ length: firmRowsPerAccount }, (_, row) => firmMovement(frame, trustAccount, row)),
  }))
  return numberMovements(frame, rows)
}

const firmMovement = (frame: LedgerFrame, trustAccount: number, row: number): TrustMovement => {
  const random = new Random(frame.key, stream.firmTrust, trustAccount * firmRowsPerAccount + row)
  const quarter = Math.ceil(row / 2)
  const shared = {
    trustAccount,
    client: null,
    matter: null,
    status: row === 0 ? 'recorded' : 'cleared',
    method: row === 0 ? 'transfer' : '',
    reference: '',
    payee: '',
    invoice: null,
    payment: null,
    undoes: null,
    other: null,
    spareCents: 0,
    day: frame.today - Math.floor(firmRowsPerAccount / 2 - quarter) * quarterDays - (row % 2),
  } as const
  // Eight fees of at most 15.00 are never more than the 200.00 put in.
  if (row === 0) return { ...shared, type: 'deposit', amountCents: 20_000, memo: 'Firm funds for bank fees' }
  if (row % 2 === 1) return { ...shared, type: 'interest', amountCents: random.between(3, 1_800), memo: 'Interest' }
  return { ...shared, type: 'bank_fee', amountCents: -random.pick([1_000, 1_250, 1_500]), memo: 'Account fee' }
}
