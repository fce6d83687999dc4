import { Field, ObjectType } from 'type-graphql'
import { WorkInProgressGroup } from './WorkInProgressGroup.js'

/** Unbilled work of one practice area in one currency. */
@ObjectType('PracticeAreaWorkInProgress', {
  implements: WorkInProgressGroup,
  simpleResolvers: true,
  description: 'Unbilled work of one practice area in one currency.',
})
export class PracticeAreaWorkInProgress extends WorkInProgressGroup {
  @Field(() => String, { nullable: true, description: 'Null for work without a matter, and for matters without a practice area.' })
  practiceArea!: string | null
}
