import { Directive, Field, ObjectType } from 'type-graphql'
import { Contact } from './Contact.js'

/** One place in a list of contacts. */
@Directive('@shareable')
@ObjectType('ContactEdge', { simpleResolvers: true, description: 'One place in a list of contacts.' })
export class ContactEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Contact)
  node!: Contact
}
