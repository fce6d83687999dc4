import { Field, InputType, registerEnumType } from 'type-graphql'
import { SortDirectionEnum, type SortDirection } from '../connection/SortDirection.js'

/** What a list of contacts can be ordered by. */
export const ContactSortEnum = { UPDATED_AT: 'UPDATED_AT', DISPLAY_NAME: 'DISPLAY_NAME' } as const
/** What a list of contacts can be ordered by. */
export type ContactSort = keyof typeof ContactSortEnum

registerEnumType(ContactSortEnum, { name: 'ContactSort', description: 'What a list of contacts can be ordered by.' })

/** The order of a list of contacts; records without a value come last, ties are broken by id. */
@InputType('ContactOrder', { description: 'Records without a value come last; ties are broken by id.' })
export class ContactOrder {
  @Field(() => ContactSortEnum)
  field!: ContactSort

  @Field(() => SortDirectionEnum, { defaultValue: 'DESC' })
  direction!: SortDirection
}
