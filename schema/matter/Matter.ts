import { Arg, Args, Field, InterfaceType } from 'type-graphql'
import type { MatterStatus } from '../../core/record/Matter.js'
import { Contact } from '../contact/Contact.js'
import { CustomField } from '../CustomField.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { DateScalar } from '../scalars/DateScalar.js'
import { ChildPageArguments } from '../connection/ChildPageArguments.js'
import { resolvedByVendorType } from '../connection/resolvedByVendorType.js'
import { TimeEntryConnection } from '../time-entry/TimeEntryConnection.js'
import { TimeEntryFilter } from '../time-entry/TimeEntryFilter.js'
import { ExpenseConnection } from '../expense/ExpenseConnection.js'
import { ExpenseFilter } from '../expense/ExpenseFilter.js'
import { InvoiceConnection } from '../invoice/InvoiceConnection.js'
import { InvoiceFilter } from '../invoice/InvoiceFilter.js'
import { PaymentConnection } from '../payment/PaymentConnection.js'
import { PaymentFilter } from '../payment/PaymentFilter.js'
import { TrustTransactionConnection } from '../trust-transaction/TrustTransactionConnection.js'
import { TrustTransactionFilter } from '../trust-transaction/TrustTransactionFilter.js'
import { TrustAccount } from '../trust-account/TrustAccount.js'
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

  @Field(() => TrustAccount, { nullable: true, description: 'The trust account that holds its money; the one used last where several do.' })
  trustAccount!: TrustAccount | null

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
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Matter.timeEntries')
  }

  @Field(() => ExpenseConnection, { description: 'Money spent on it; the latest day first.' })
  expenses(
    @Arg('filter', () => ExpenseFilter, { nullable: true }) _filter: ExpenseFilter | null,
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Matter.expenses')
  }

  @Field(() => InvoiceConnection, { description: 'Invoices it is on; the latest first.' })
  invoices(
    @Arg('filter', () => InvoiceFilter, { nullable: true }) _filter: InvoiceFilter | null,
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Matter.invoices')
  }

  @Field(() => PaymentConnection, { description: 'Payments for it, or for an invoice it is on; the latest day first.' })
  payments(
    @Arg('filter', () => PaymentFilter, { nullable: true }) _filter: PaymentFilter | null,
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Matter.payments')
  }

  @Field(() => TrustTransactionConnection, { description: 'Movements of its trust money; the latest day first.' })
  trustTransactions(
    @Arg('filter', () => TrustTransactionFilter, { nullable: true }) _filter: TrustTransactionFilter | null,
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Matter.trustTransactions')
  }
}
