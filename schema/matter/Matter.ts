import { Arg, Field, Int, InterfaceType } from 'type-graphql'
import type { MatterStatus } from '../../core/record/Matter.js'
import { Contact } from '../contact/Contact.js'
import { CustomField } from '../CustomField.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { DateScalar } from '../scalars/DateScalar.js'
import { TimeEntryConnection } from '../time-entry/TimeEntryConnection.js'
import { TimeEntryFilter } from '../time-entry/TimeEntryFilter.js'
import { User } from '../user/User.js'
import { MatterBilling } from './MatterBilling.js'
import { MatterFinancials } from './MatterFinancials.js'
import { MatterStatusEnum } from './MatterStatus.js'
import { Participant } from './Participant.js'

/** One case or transaction a firm works on for a client. */
@InterfaceType('Matter', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'One case or transaction a firm works on for a client.',
  resolveType: typeNameOf,
})
export abstract class Matter extends VendorRecord {
  @Field(() => String, { simple: true, nullable: true, description: "The firm's own matter number. Not always unique." })
  number!: string | null

  @Field(() => String, { simple: true })
  title!: string

  @Field(() => String, { simple: true, nullable: true })
  description!: string | null

  @Field(() => MatterStatusEnum, { simple: true })
  status!: MatterStatus

  @Field(() => String, { simple: true, nullable: true, description: 'The stage in the words of the firm.' })
  stage!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'The practice area in the words of the firm or the vendor.' })
  practiceArea!: string | null

  @Field(() => DateScalar, { simple: true, nullable: true })
  openDate!: string | null

  @Field(() => DateScalar, { simple: true, nullable: true })
  closeDate!: string | null

  @Field(() => MatterBilling, { simple: true, nullable: true })
  billing!: MatterBilling | null

  @Field(() => Contact, { nullable: true, description: 'The main client.' })
  client!: Contact | null

  @Field(() => User, { nullable: true })
  responsibleAttorney!: User | null

  @Field(() => [Participant], { description: 'Everyone with a role on it: the responsible attorney and the client included.' })
  participants!: readonly Participant[]

  @Field(() => MatterFinancials)
  financials!: MatterFinancials

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The iManage workspace linked to it, where the vendor keeps that link.',
  })
  iManageWorkspaceId!: string | null

  @Field(() => [CustomField], { simple: true })
  customFields!: readonly CustomField[]

  @Field(() => [String], { simple: true })
  tags!: readonly string[]

  @Field(() => TimeEntryConnection, { description: 'Time worked on it; the latest day first.' })
  timeEntries(
    @Arg('filter', () => TimeEntryFilter, { nullable: true }) _filter: TimeEntryFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: '1 to 200.' }) _first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) _after: string | null,
    @Arg('last', () => Int, { nullable: true, description: 'In place of `first`: at most this many from the end, 1 to 200.' }) _last:
      | number
      | null,
    @Arg('before', () => String, { nullable: true, description: 'The `startCursor` of the page after.' }) _before: string | null,
  ): unknown {
    // Every vendor's Matter type brings its own resolver; an interface is never asked.
    throw new Error('Matter.timeEntries is resolved by the vendor types')
  }
}
