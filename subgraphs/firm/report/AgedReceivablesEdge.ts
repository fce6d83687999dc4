import { Field, ObjectType } from 'type-graphql'
import { ReceivablesGroup } from './ReceivablesGroup.js'

/** One place in the report. */
@ObjectType('AgedReceivablesEdge', { simpleResolvers: true, description: 'One place in the report of aged receivables.' })
export class AgedReceivablesEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` or `before`.' })
  cursor!: string

  @Field(() => ReceivablesGroup)
  node!: ReceivablesGroup
}
