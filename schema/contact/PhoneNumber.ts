import { Directive, Field, ObjectType } from 'type-graphql'

/** A phone number: as the vendor has it, and in E.164 where it can be read as one. */
@Directive('@shareable')
@ObjectType('PhoneNumber', {
  simpleResolvers: true,
  description: 'A phone number: as the vendor has it, and in E.164 where it can be read as one.',
})
export class PhoneNumber {
  @Field(() => String, { description: 'As the vendor has it.' })
  number!: string

  @Field(() => String, { nullable: true, description: 'The same in E.164; null where the text is no phone number.' })
  e164!: string | null

  @Field(() => String, { nullable: true, description: 'mobile, work, home, fax, … as the vendor labels it.' })
  type!: string | null

  @Field(() => Boolean, { description: 'Whether the vendor marks it as the main one.' })
  primary!: boolean
}
