import 'reflect-metadata'
import { parseAccountId } from '../../core/recordId.js'
import { buildFederatedSchema, type FederatedSchema } from '../../schema/federation/buildFederatedSchema.js'
import { Account } from './account/Account.js'
import { AccountMutation } from './account/AccountMutation.js'
import { AccountResolver } from './account/AccountResolver.js'
import { AccountSubscription } from './account/AccountSubscription.js'
import { AuditEvent } from './audit/AuditEvent.js'
import { AuditQuery } from './audit/AuditQuery.js'
import { Change } from './change/Change.js'
import { ChangeQuery } from './change/ChangeQuery.js'
import { ChangeSubscription } from './change/ChangeSubscription.js'
import { Command } from './command/Command.js'
import { CommandQuery } from './command/CommandQuery.js'
import { CommandSubscription } from './command/CommandSubscription.js'
import { PaymentMutation } from './command/money/PaymentMutation.js'
import { TrustMutation } from './command/money/TrustMutation.js'
import { TimeEntryMutation } from './command/TimeEntryMutation.js'
import type { FirmContext } from './FirmContext.js'
import { QuarantinedRecord } from './quarantine/QuarantinedRecord.js'
import { QuarantineQuery } from './quarantine/QuarantineQuery.js'
import { ContactQuery } from './record/ContactQuery.js'
import { ExpenseQuery } from './record/ExpenseQuery.js'
import { InvoiceQuery } from './record/InvoiceQuery.js'
import { MatterQuery } from './record/MatterQuery.js'
import { NodeQuery } from './record/NodeQuery.js'
import { PaymentQuery } from './record/PaymentQuery.js'
import { recordStubs } from './record/recordStubs.js'
import { TimeEntryQuery } from './record/TimeEntryQuery.js'
import { TrustAccountQuery } from './record/TrustAccountQuery.js'
import { TrustTransactionQuery } from './record/TrustTransactionQuery.js'
import { UserQuery } from './record/UserQuery.js'
import { reportResolvers, reportTypes } from './report/reportTypes.js'
import { SettleCommandMutation } from './trust/SettleCommandMutation.js'
import { TrustPolicyResolver } from './trust/TrustPolicyResolver.js'
import { UtbmsQuery } from './utbms/UtbmsQuery.js'
import { WebhookDelivery } from './webhook/WebhookDelivery.js'
import { WebhookEndpoint } from './webhook/WebhookEndpoint.js'
import { WebhookMutation } from './webhook/WebhookMutation.js'
import { WebhookQuery } from './webhook/WebhookQuery.js'

/** The cross-vendor subgraph: every root field, the accounts, and stubs of records that the vendors' subgraphs fill. */
export const buildFirmSubgraph = (): FederatedSchema =>
  buildFederatedSchema<FirmContext>({
    resolvers: [
      AccountMutation,
      AuditQuery,
      ChangeQuery,
      ChangeSubscription,
      CommandQuery,
      CommandSubscription,
      TimeEntryMutation,
      PaymentMutation,
      TrustMutation,
      TrustPolicyResolver,
      SettleCommandMutation,
      QuarantineQuery,
      NodeQuery,
      AccountResolver,
      AccountSubscription,
      MatterQuery,
      ContactQuery,
      UserQuery,
      TimeEntryQuery,
      ExpenseQuery,
      InvoiceQuery,
      PaymentQuery,
      TrustAccountQuery,
      TrustTransactionQuery,
      UtbmsQuery,
      WebhookMutation,
      WebhookQuery,
      ...reportResolvers,
    ],
    types: [
      Account,
      AuditEvent,
      Change,
      Command,
      QuarantinedRecord,
      WebhookDelivery,
      WebhookEndpoint,
      ...reportTypes,
      ...recordStubs.flatMap(({ entities }) => entities),
    ],
    references: {
      Account: async ({ id }, { reads }) => {
        const parsed = parseAccountId(id)
        return (parsed && (await reads.accounts()).get(parsed.account)) ?? null
      },
    },
  })
