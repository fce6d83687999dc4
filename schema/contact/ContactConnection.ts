import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { Contact } from './Contact.js'
import { ContactEdge } from './ContactEdge.js'

/** A page of contacts. */
@Directive('@shareable')
@ObjectType('ContactConnection', { simpleResolvers: true, description: 'A page of contacts.' })
export class ContactConnection {
  @Field(() => [ContactEdge])
  edges!: readonly ContactEdge[]

  @Field(() => [Contact], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Contact[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
