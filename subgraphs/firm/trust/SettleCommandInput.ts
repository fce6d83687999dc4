import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import type { Finding } from '../../../engine/commands/money/MoneyDecisions.js'

/** What a person found out, as GraphQL's enum reads it. */
export const FindingEnum = { DONE: 'DONE', NOT_DONE: 'NOT_DONE' } as const satisfies Record<Finding, Finding>

registerEnumType(FindingEnum, {
  name: 'CommandFinding',
  description: 'What a person found at the vendor of a write that nobody could tell of.',
  valuesConfig: {
    DONE: { description: 'The vendor has it.' },
    NOT_DONE: { description: 'The vendor has it not: what it held may be used again.' },
  },
})

/** What a person says of a write that nobody could tell of. */
@InputType('SettleCommandInput', { description: 'What a person says of a write of money that is NEEDS_REVIEW.' })
export class SettleCommandInput {
  @Field(() => ID)
  id!: string

  @Field(() => FindingEnum)
  finding!: Finding

  @Field(() => String, { description: 'What it is known by; kept in the audit log.' })
  rationale!: string
}
