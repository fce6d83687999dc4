import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of expenses can be ordered by. */
export const ExpenseSortEnum = { UPDATED_AT: 'UPDATED_AT', DATE: 'DATE', AMOUNT: 'AMOUNT' } as const
/** What a list of expenses can be ordered by. */
export type ExpenseSort = keyof typeof ExpenseSortEnum

registerEnumType(ExpenseSortEnum, { name: 'ExpenseSort', description: 'What a list of expenses can be ordered by.' })

/** The order of a list of expenses; records without a value come last, ties are broken by id. */
@InputType('ExpenseOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class ExpenseOrder {
  @Field(() => ExpenseSortEnum)
  field!: ExpenseSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
