import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { Account } from '../account/Account.js'
import { AgedReceivablesEdge } from './AgedReceivablesEdge.js'
import { ReceivablesGroup } from './ReceivablesGroup.js'
import { ReceivablesTotal } from './ReceivablesTotal.js'

/** A page of aged receivables, with the totals of all. */
@ObjectType('AgedReceivablesConnection', {
  simpleResolvers: true,
  description: 'A page of aged receivables, with the totals of all of them.',
})
export class AgedReceivablesConnection {
  @Field(() => [ReceivablesTotal], { description: 'Over the whole report, one per currency.' })
  totals!: readonly ReceivablesTotal[]

  @Field(() => [Account], {
    description:
      'Accounts whose invoices or payments were never read to the end: the figures may lack some of theirs. Empty when all is there.',
  })
  unreadAccounts!: readonly unknown[]

  @Field(() => Int, {
    description:
      'How many findings keep records it stands on in quarantine: it holds their last good copies, or lacks them. `quarantinedRecords` tells which.',
  })
  quarantined!: number

  @Field(() => [AgedReceivablesEdge])
  edges!: readonly AgedReceivablesEdge[]

  @Field(() => [ReceivablesGroup], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly ReceivablesGroup[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many groups there are over all pages.' })
  totalCount!: number
}
