import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of time entries can be ordered by. */
export const TimeEntrySortEnum = { UPDATED_AT: 'UPDATED_AT', DATE: 'DATE', AMOUNT: 'AMOUNT' } as const
/** What a list of time entries can be ordered by. */
export type TimeEntrySort = keyof typeof TimeEntrySortEnum

registerEnumType(TimeEntrySortEnum, { name: 'TimeEntrySort', description: 'What a list of time entries can be ordered by.' })

/** The order of a list of time entries; records without a value come last, ties are broken by id. */
@InputType('TimeEntryOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class TimeEntryOrder {
  @Field(() => TimeEntrySortEnum)
  field!: TimeEntrySort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
