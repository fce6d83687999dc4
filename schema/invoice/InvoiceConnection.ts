import { Directive, Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../connection/PageInfo.js'
import { Invoice } from './Invoice.js'
import { InvoiceEdge } from './InvoiceEdge.js'

/** A page of invoices. */
@Directive('@shareable')
@ObjectType('InvoiceConnection', { simpleResolvers: true, description: 'A page of invoices.' })
export class InvoiceConnection {
  @Field(() => [InvoiceEdge])
  edges!: readonly InvoiceEdge[]

  @Field(() => [Invoice], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly Invoice[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many there are over all pages: exact.' })
  totalCount!: number
}
