import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of payments can be ordered by. */
export const PaymentSortEnum = { UPDATED_AT: 'UPDATED_AT', DATE: 'DATE', AMOUNT: 'AMOUNT' } as const
/** What a list of payments can be ordered by. */
export type PaymentSort = keyof typeof PaymentSortEnum

registerEnumType(PaymentSortEnum, { name: 'PaymentSort', description: 'What a list of payments can be ordered by.' })

/** The order of a list of payments; records without a value come last, ties are broken by id. */
@InputType('PaymentOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class PaymentOrder {
  @Field(() => PaymentSortEnum)
  field!: PaymentSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
