import { Directive, Field, ObjectType } from 'type-graphql'
import { Contact } from '../contact/Contact.js'
import { User } from '../user/User.js'

/** Someone with a role on a matter. */
@Directive('@shareable')
@ObjectType('Participant', {
  simpleResolvers: true,
  description: 'Someone with a role on a matter. Exactly one of `user` and `contact` is set.',
})
export class Participant {
  @Field(() => String, { description: 'responsible_attorney, originating_attorney, staff, client, opposing_party, …' })
  role!: string

  @Field(() => User, { nullable: true })
  user!: User | null

  @Field(() => Contact, { nullable: true })
  contact!: Contact | null
}
