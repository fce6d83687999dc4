import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Directive, Field, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { Money } from '../../../core/money.js'
import type { VendorName } from '../../../core/vendor.js'
import { isSelected } from '../../../schema/connection/isSelected.js'
import { Matter } from '../../../schema/matter/Matter.js'
import { MatterFinancials } from '../../../schema/matter/MatterFinancials.js'
import { Participant } from '../../../schema/matter/Participant.js'
import { readAccountIds, readFilter } from '../../../schema/query/filters.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { TimeEntryConnection } from '../../../schema/time-entry/TimeEntryConnection.js'
import { TimeEntryFilter } from '../../../schema/time-entry/TimeEntryFilter.js'
import { childPage } from '../childPage.js'
import { connectionOf } from '../connectionOf.js'
import type { Entity } from '../entity.js'
import { referenceOf } from '../referenceOf.js'
import type { VendorContext } from '../VendorContext.js'
import type { VendorTypes } from '../VendorTypes.js'

/** One vendor's Matter entity and its resolvers. */
export const createMatterType = ({ prefix, title }: VendorName, types: VendorTypes) => {
  @Directive('@key(fields: "id")')
  @ObjectType(`${prefix}Matter`, { implements: Matter, simpleResolvers: true, description: `A matter at ${title}.` })
  class VendorMatter extends Matter {
    @Field(() => types.Contact, { nullable: true, description: 'The main client.' })
    override client!: never

    @Field(() => types.User, { nullable: true })
    override responsibleAttorney!: never
  }

  @Resolver(() => VendorMatter)
  class VendorMatterResolver {
    @FieldResolver(() => JsonScalar, { nullable: true })
    raw(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): unknown {
      return reads.raw('MATTER', { account: row.account, vendorId: row.record.vendorId })
    }

    @FieldResolver(() => types.Contact, { nullable: true })
    client(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'CONTACT', row.account, row.record.clientId)
    }

    @FieldResolver(() => types.User, { nullable: true })
    responsibleAttorney(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): unknown {
      return referenceOf(reads, 'USER', row.account, row.record.responsibleAttorneyId)
    }

    @FieldResolver(() => [Participant])
    participants(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): unknown {
      return row.record.participants.map(async ({ role, userId, contactId }) => {
        const [user, contact] = await Promise.all([
          referenceOf(reads, 'USER', row.account, userId),
          referenceOf(reads, 'CONTACT', row.account, contactId),
        ])
        return { role, user, contact }
      })
    }

    @FieldResolver(() => MatterFinancials)
    async financials(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): Promise<MatterFinancials> {
      const [accounts, unbilled] = await Promise.all([
        reads.accounts(),
        reads.unbilledTime({ account: row.account, vendorId: row.record.vendorId }),
      ])
      return {
        currency: accounts.get(row.account)?.currency ?? row.record.billing?.currency ?? 'USD',
        unbilledHours: new Money(unbilled.seconds).div(3_600).toDecimalPlaces(6).toFixed(),
        unbilledAmount: unbilled.amount,
      }
    }

    @FieldResolver(() => TimeEntryConnection)
    async timeEntries(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => TimeEntryFilter, { nullable: true }) filter: TimeEntryFilter | null,
      @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
      @Arg('after', () => String, { nullable: true }) after: string | null,
      @Arg('last', () => Int, { nullable: true }) last: number | null,
      @Arg('before', () => String, { nullable: true }) before: string | null,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      const list = await reads.childList(
        'TIME_ENTRIES_OF_MATTER',
        { account: row.account, vendorId: row.record.vendorId },
        {
          accounts: readAccountIds(filter?.accountIds),
          filter: filter && readFilter.TIME_ENTRY(filter),
          order: { field: 'DATE', direction: 'DESC' },
          page: childPage({ first, after, last, before }),
          withTotal: isSelected(info, 'totalCount'),
        },
      )
      return connectionOf(list)
    }
  }

  return { type: VendorMatter, resolver: VendorMatterResolver }
}
