import { Directive, Field, ObjectType } from 'type-graphql'
import type { UtbmsSet } from '../../core/utbms/UtbmsCode.js'
import { UtbmsSetEnum } from './UtbmsSet.js'

/** One UTBMS code with its meaning. */
@Directive('@shareable')
@ObjectType('UtbmsCode', {
  simpleResolvers: true,
  description: 'A code of the Uniform Task-Based Management System (UTBMS) with its meaning.',
})
export class UtbmsCode {
  @Field(() => String, { description: 'A letter and three digits: `L110`.' })
  code!: string

  @Field(() => String, { description: 'What it means, in the words of the published table.' })
  name!: string

  @Field(() => UtbmsSetEnum)
  set!: UtbmsSet

  @Field(() => UtbmsCode, {
    nullable: true,
    description:
      'The phase a task belongs to; null for phases themselves, which are for totals and not billed, and for activities and expenses.',
  })
  phase!: UtbmsCode | null
}
