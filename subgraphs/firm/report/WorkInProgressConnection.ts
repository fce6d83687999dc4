import { Field, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { Account } from '../account/Account.js'
import { WorkInProgressEdge } from './WorkInProgressEdge.js'
import { WorkInProgressGroup } from './WorkInProgressGroup.js'
import { WorkInProgressTotal } from './WorkInProgressTotal.js'

/** A page of unbilled work, with the totals of all. */
@ObjectType('WorkInProgressConnection', { simpleResolvers: true, description: 'A page of unbilled work, with the totals of all of it.' })
export class WorkInProgressConnection {
  @Field(() => [WorkInProgressTotal], { description: 'Over the whole report, one per currency.' })
  totals!: readonly WorkInProgressTotal[]

  @Field(() => [Account], {
    description:
      'Accounts whose time entries, expenses or invoices were never read to the end: the figures may lack some of theirs. Empty when all is there.',
  })
  unreadAccounts!: readonly unknown[]

  @Field(() => Int, {
    description:
      'How many findings keep records it stands on in quarantine: it holds their last good copies, or lacks them. `quarantinedRecords` tells which.',
  })
  quarantined!: number

  @Field(() => [WorkInProgressEdge])
  edges!: readonly WorkInProgressEdge[]

  @Field(() => [WorkInProgressGroup], { description: 'The same as `edges { node }`, with less typing.' })
  nodes!: readonly WorkInProgressGroup[]

  @Field(() => PageInfo)
  pageInfo!: PageInfo

  @Field(() => Int, { description: 'How many groups there are over all pages.' })
  totalCount!: number
}
