import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of users can be ordered by. */
export const UserSortEnum = { UPDATED_AT: 'UPDATED_AT', NAME: 'NAME' } as const
/** What a list of users can be ordered by. */
export type UserSort = keyof typeof UserSortEnum

registerEnumType(UserSortEnum, { name: 'UserSort', description: 'What a list of users can be ordered by.' })

/** The order of a list of users; records without a value come last, ties are broken by id. */
@InputType('UserOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class UserOrder {
  @Field(() => UserSortEnum)
  field!: UserSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
