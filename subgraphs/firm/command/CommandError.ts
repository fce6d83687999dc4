import { Field, ObjectType } from 'type-graphql'
import type { Actor, Outcome } from '../../../core/errors.js'
import { ActorEnum } from './Actor.js'
import { OutcomeEnum } from './Outcome.js'

/** Why a command came to nothing, or cannot be told. */
@ObjectType('CommandError', { simpleResolvers: true, description: 'Why a command came to nothing, or cannot be told yet.' })
export class CommandError {
  @Field(() => String, { description: 'A code of docs/errors.md.' })
  code!: string

  @Field(() => String, { description: 'For people; where the vendor refused it, in its own words.' })
  message!: string

  @Field(() => Boolean, { description: 'Whether the same may succeed later without anybody changing anything.' })
  retriable!: boolean

  @Field(() => OutcomeEnum)
  outcome!: Outcome

  @Field(() => ActorEnum)
  actor!: Actor
}
