import { Field, ID, InputType } from 'type-graphql'

/** A person's answer to a challenge. */
@InputType('AnswerChallengeInput', { description: "A person's answer to a challenge." })
export class AnswerChallengeInput {
  @Field(() => ID)
  challengeId!: string

  @Field(() => String, { description: 'The code, or one of the options for ACCOUNT_CHOICE.' })
  code!: string
}
