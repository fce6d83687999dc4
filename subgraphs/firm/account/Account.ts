import { Directive, Field, ID, ObjectType } from 'type-graphql'
import type { AccountStatus } from '../../../core/account/Account.js'
import type { Vendor } from '../../../core/vendor.js'
import { Node } from '../../../schema/node/Node.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { VendorEnum } from '../../../schema/Vendor.js'
import { userStub } from '../record/recordStubs.js'
import { AccountStatusEnum } from './AccountStatus.js'
import { Capability } from './Capability.js'
import { Challenge } from './Challenge.js'
import { SyncState } from './SyncState.js'

/** One firm's login at one vendor. */
@Directive('@key(fields: "id")')
@ObjectType('Account', { implements: Node, simpleResolvers: true, description: "One firm's login at one vendor." })
export class Account extends Node {
  @Field(() => ID, { description: 'Opaque to clients. Ours read `acc_<vendor>_<account>`.' })
  override id!: string

  @Field(() => VendorEnum)
  vendor!: Vendor

  @Field(() => String, { description: "The firm's name as the vendor shows it." })
  firmName!: string

  @Field(() => String, { nullable: true, description: 'Where the vendor keeps regions apart: us, eu, au, …' })
  region!: string | null

  @Field(() => String, { description: "The firm's zone, an IANA name: `America/New_York`." })
  timeZone!: string

  @Field(() => String, { description: 'ISO 4217: the currency of every amount that names none.' })
  currency!: string

  @Field(() => AccountStatusEnum)
  status!: AccountStatus

  @Field(() => String, { nullable: true, description: 'Why status is not CONNECTED: whose move it is next, and what to do.' })
  statusDetail!: string | null

  @Field(() => userStub.record, {
    nullable: true,
    description: 'The signed-in vendor user: what they may do limits what this account can do.',
  })
  user!: unknown

  @Field(() => [String], { description: 'What licence and role open, as far as the vendor tells.' })
  entitlements!: readonly string[]

  @Field(() => [Capability], {
    description: 'What this account can do, per kind of record, after licence, role and channel are taken into account.',
  })
  capabilities!: readonly Capability[]

  @Field(() => Challenge, {
    nullable: true,
    description: "A challenge that waits for a person's answer (SMS code, e-mail code, account choice).",
  })
  challenge!: Challenge | null

  @Field(() => [SyncState], { description: 'How far each kind of record has been read.' })
  sync!: readonly SyncState[]

  @Field(() => DateTimeScalar, { description: 'When the account was connected first.' })
  createdAt!: string
}
