import { Field, ID, InputType } from 'type-graphql'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'

/** Narrows the audit log. Every field given must hold; null and absent mean no limit. */
@InputType('AuditFilter', { description: 'Every field narrows; a list means "any of".' })
export class AuditFilter {
  @Field(() => [ID], { nullable: true, description: 'Only acts that concern these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => ID, { nullable: true, description: 'Only what was done to this.' })
  subjectId?: string | null

  @Field(() => String, { nullable: true })
  actor?: string | null

  @Field(() => [String], { nullable: true, description: 'Any of these.' })
  actions?: readonly string[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'At this instant or later.' })
  from?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  until?: string | null
}
