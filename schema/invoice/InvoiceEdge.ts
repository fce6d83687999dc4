import { Directive, Field, ObjectType } from 'type-graphql'
import { Invoice } from './Invoice.js'

/** One place in a list of invoices. */
@Directive('@shareable')
@ObjectType('InvoiceEdge', { simpleResolvers: true, description: 'One place in a list of invoices.' })
export class InvoiceEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => Invoice)
  node!: Invoice
}
