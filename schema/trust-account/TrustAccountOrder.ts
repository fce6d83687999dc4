import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of trust accounts can be ordered by. */
export const TrustAccountSortEnum = { UPDATED_AT: 'UPDATED_AT', NAME: 'NAME' } as const
/** What a list of trust accounts can be ordered by. */
export type TrustAccountSort = keyof typeof TrustAccountSortEnum

registerEnumType(TrustAccountSortEnum, { name: 'TrustAccountSort', description: 'What a list of trust accounts can be ordered by.' })

/** The order of a list of trust accounts; records without a value come last, ties are broken by id. */
@InputType('TrustAccountOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class TrustAccountOrder {
  @Field(() => TrustAccountSortEnum)
  field!: TrustAccountSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
