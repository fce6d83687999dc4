import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of matters can be ordered by. */
export const MatterSortEnum = { UPDATED_AT: 'UPDATED_AT', OPEN_DATE: 'OPEN_DATE', NUMBER: 'NUMBER', TITLE: 'TITLE' } as const
/** What a list of matters can be ordered by. */
export type MatterSort = keyof typeof MatterSortEnum

registerEnumType(MatterSortEnum, { name: 'MatterSort', description: 'What a list of matters can be ordered by.' })

/** The order of a list of matters; records without a value come last, ties are broken by id. */
@InputType('MatterOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class MatterOrder {
  @Field(() => MatterSortEnum)
  field!: MatterSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
