import { dayMs } from '../calendarDay.js'
import { editedAt } from '../editedAt.js'
import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import type { LedgerBankAccount } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'

const accounts = [
  { type: 'trust', name: 'IOLTA Trust Account', bankName: 'First Imaginary Bank' },
  { type: 'operating', name: 'Operating Account', bankName: 'First Imaginary Bank' },
  { type: 'trust', name: 'Settlement Trust', bankName: 'Pretend Savings & Loan' },
  { type: 'operating', name: 'Card Payments', bankName: 'Sampleton Credit Union' },
] as const

const indexesOf = (type: LedgerBankAccount['type']): readonly number[] =>
  accounts.flatMap((account, index) => (account.type === type ? [index] : []))

/** The bank accounts that hold clients' money; the first holds most of it. */
export const trustAccountIndexes = indexesOf('trust')

/** The bank accounts that hold the firm's own money. */
export const operatingAccountIndexes = indexesOf('operating')

/** The firm's bank accounts; what is on them is added up when it is first asked for. */
export const bankAccounts = (frame: LedgerFrame, balanceOf: (index: number) => number): readonly LedgerBankAccount[] =>
  accounts.map(({ type, name, bankName }, index) => {
    const random = new Random(frame.key, stream.bankAccount, index)
    const createdAt = (frame.today - 1100 - random.below(2000)) * dayMs + random.below(dayMs)
    return {
      index,
      type,
      name,
      bankName,
      accountNumber: `00000${String(random.between(10_000, 99_999))}`,
      get balanceCents() {
        return balanceOf(index)
      },
      createdAt,
      updatedAt: editedAt(frame, random, createdAt),
    }
  })
