import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, Directive, Field, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql'
import { Money } from '../../../core/money.js'
import type { VendorName } from '../../../core/vendor.js'
import { ChildPageArguments } from '../../../schema/connection/ChildPageArguments.js'
import { Matter } from '../../../schema/matter/Matter.js'
import { MatterFinancials } from '../../../schema/matter/MatterFinancials.js'
import { Participant } from '../../../schema/matter/Participant.js'
import { readAccountIds, readFilter } from '../../../schema/query/filters.js'
import { JsonScalar } from '../../../schema/scalars/JsonScalar.js'
import { TimeEntryConnection } from '../../../schema/time-entry/TimeEntryConnection.js'
import { TimeEntryFilter } from '../../../schema/time-entry/TimeEntryFilter.js'
import { ExpenseConnection } from '../../../schema/expense/ExpenseConnection.js'
import { ExpenseFilter } from '../../../schema/expense/ExpenseFilter.js'
import { InvoiceConnection } from '../../../schema/invoice/InvoiceConnection.js'
import { InvoiceFilter } from '../../../schema/invoice/InvoiceFilter.js'
import { PaymentConnection } from '../../../schema/payment/PaymentConnection.js'
import { PaymentFilter } from '../../../schema/payment/PaymentFilter.js'
import { TrustTransactionConnection } from '../../../schema/trust-transaction/TrustTransactionConnection.js'
import { TrustTransactionFilter } from '../../../schema/trust-transaction/TrustTransactionFilter.js'
import { childConnection } from '../childConnection.js'
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

    @Field(() => types.TrustAccount, {
      nullable: true,
      description: 'The trust account that holds its money; the one used last where several do.',
    })
    override trustAccount!: never
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
      // As functions: only what a query asks for is looked up.
      return row.record.participants.map(({ role, userId, contactId }) => ({
        role,
        user: () => referenceOf(reads, 'USER', row.account, userId),
        contact: () => referenceOf(reads, 'CONTACT', row.account, contactId),
      }))
    }

    @FieldResolver(() => MatterFinancials)
    async financials(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): Promise<MatterFinancials> {
      const [accounts, totals] = await Promise.all([
        reads.accounts(),
        reads.matterTotals({ account: row.account, vendorId: row.record.vendorId }),
      ])
      return {
        currency: accounts.get(row.account)?.currency ?? row.record.billing?.currency ?? 'USD',
        trustBalance: totals.trustBalance,
        unbilledHours: new Money(totals.unbilledSeconds).div(3_600).toDecimalPlaces(6).toFixed(),
        unbilledAmount: totals.unbilledAmount,
        outstandingBalance: totals.outstandingBalance,
      }
    }

    @FieldResolver(() => types.TrustAccount, { nullable: true })
    async trustAccount(@Root() { row }: Entity<'MATTER'>, @Ctx() { reads }: VendorContext): Promise<unknown> {
      const { trustAccountId } = await reads.matterTotals({ account: row.account, vendorId: row.record.vendorId })
      return referenceOf(reads, 'TRUST_ACCOUNT', row.account, trustAccountId)
    }

    @FieldResolver(() => TimeEntryConnection)
    timeEntries(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => TimeEntryFilter, { nullable: true }) filter: TimeEntryFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'TIME_ENTRIES_OF_MATTER', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.TIME_ENTRY(filter),
        order: { field: 'DATE', direction: 'DESC' },
        page,
        info,
      })
    }

    @FieldResolver(() => ExpenseConnection)
    expenses(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => ExpenseFilter, { nullable: true }) filter: ExpenseFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'EXPENSES_OF_MATTER', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.EXPENSE(filter),
        order: { field: 'DATE', direction: 'DESC' },
        page,
        info,
      })
    }

    @FieldResolver(() => InvoiceConnection)
    invoices(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => InvoiceFilter, { nullable: true }) filter: InvoiceFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'INVOICES_OF_MATTER', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.INVOICE(filter),
        order: { field: 'ISSUE_DATE', direction: 'DESC' },
        page,
        info,
      })
    }

    @FieldResolver(() => PaymentConnection)
    payments(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => PaymentFilter, { nullable: true }) filter: PaymentFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'PAYMENTS_OF_MATTER', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.PAYMENT(filter),
        order: { field: 'DATE', direction: 'DESC' },
        page,
        info,
      })
    }

    @FieldResolver(() => TrustTransactionConnection)
    trustTransactions(
      @Root() { row }: Entity<'MATTER'>,
      @Arg('filter', () => TrustTransactionFilter, { nullable: true }) filter: TrustTransactionFilter | null,
      @Args(() => ChildPageArguments) page: ChildPageArguments,
      @Ctx() { reads }: VendorContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<unknown> {
      return childConnection(reads, 'TRUST_TRANSACTIONS_OF_MATTER', {
        parent: row,
        accounts: readAccountIds(filter?.accountIds),
        filter: filter && readFilter.TRUST_TRANSACTION(filter),
        order: { field: 'DATE', direction: 'DESC' },
        page,
        info,
      })
    }
  }

  return { type: VendorMatter, resolver: VendorMatterResolver }
}
