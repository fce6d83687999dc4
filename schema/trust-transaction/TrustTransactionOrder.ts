import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of trust transactions can be ordered by. */
export const TrustTransactionSortEnum = { UPDATED_AT: 'UPDATED_AT', DATE: 'DATE', AMOUNT: 'AMOUNT' } as const
/** What a list of trust transactions can be ordered by. */
export type TrustTransactionSort = keyof typeof TrustTransactionSortEnum

registerEnumType(TrustTransactionSortEnum, {
  name: 'TrustTransactionSort',
  description: 'What a list of trust transactions can be ordered by.',
})

/** The order of a list of trust transactions; records without a value come last, ties are broken by id. */
@InputType('TrustTransactionOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class TrustTransactionOrder {
  @Field(() => TrustTransactionSortEnum)
  field!: TrustTransactionSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
