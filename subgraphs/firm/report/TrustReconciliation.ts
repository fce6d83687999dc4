import { Field, Int, ObjectType } from 'type-graphql'
import type { BankBalanceSource } from '../../../core/report/TrustReconciliation.js'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { Account } from '../account/Account.js'
import { BankBalanceSourceEnum } from './BankBalanceSource.js'

/** A three-way reconciliation of one trust account. */
@ObjectType('TrustReconciliation', {
  simpleResolvers: true,
  description:
    "A three-way reconciliation of a trust account: the bank's balance, the books, the sum of the clients' ledgers. Always, to the cent: bankBalance + differences of BANK_TO_BOOKS = bookBalance, and bookBalance + differences of BOOKS_TO_LEDGERS = ledgerBalance.",
})
export class TrustReconciliation {
  @Field(() => Account)
  account!: unknown

  @Field(() => DateScalar, { description: 'The last day that counts.' })
  asOf!: string

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string

  @Field(() => DateTimeScalar, { description: "When the account's own figures were last read from the vendor." })
  syncedAt!: string

  @Field(() => Boolean, {
    description:
      'Whether trust accounts, trust transactions and matters were read to the end at least once; where not, figures may lack some.',
  })
  readWhole!: boolean

  @Field(() => Int, {
    description:
      'How many findings keep records it stands on in quarantine: it holds their last good copies, or lacks them. `quarantinedRecords` tells which.',
  })
  quarantined!: number

  @Field(() => DecimalScalar, { description: 'What the caller gave, else the balance the vendor shows now: bankBalanceSource says which.' })
  bankBalance!: string

  @Field(() => BankBalanceSourceEnum)
  bankBalanceSource!: BankBalanceSource

  @Field(() => DecimalScalar, { description: 'Money in that is in the books and surely not yet with the bank.' })
  outstandingDeposits!: string

  @Field(() => DecimalScalar, { description: 'Money out that is in the books and surely not yet paid by the bank; negative.' })
  outstandingDisbursements!: string

  @Field(() => DecimalScalar, {
    description:
      "A statement's balance with what is outstanding; the vendor's own balance less what came after the day. What the books should say.",
  })
  adjustedBankBalance!: string

  @Field(() => DecimalScalar, { description: 'The sum of all transactions up to the day that are neither VOID nor RETURNED.' })
  bookBalance!: string

  @Field(() => DecimalScalar, { description: 'The sum of the ledgers as the vendor keeps them, on the day.' })
  ledgerBalance!: string

  @Field(() => Boolean, { description: 'Whether adjustedBankBalance, bookBalance and ledgerBalance are one amount.' })
  balanced!: boolean
}
