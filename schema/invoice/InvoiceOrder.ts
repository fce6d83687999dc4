import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of invoices can be ordered by. */
export const InvoiceSortEnum = {
  UPDATED_AT: 'UPDATED_AT',
  ISSUE_DATE: 'ISSUE_DATE',
  DUE_DATE: 'DUE_DATE',
  TOTAL: 'TOTAL',
  BALANCE: 'BALANCE',
} as const
/** What a list of invoices can be ordered by. */
export type InvoiceSort = keyof typeof InvoiceSortEnum

registerEnumType(InvoiceSortEnum, { name: 'InvoiceSort', description: 'What a list of invoices can be ordered by.' })

/** The order of a list of invoices; records without a value come last, ties are broken by id. */
@InputType('InvoiceOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class InvoiceOrder {
  @Field(() => InvoiceSortEnum)
  field!: InvoiceSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
