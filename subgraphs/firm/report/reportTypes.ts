import { AccountDifference } from './AccountDifference.js'
import { AgedReceivablesQuery } from './AgedReceivablesQuery.js'
import { ClientReceivables, ClientReceivablesResolver } from './ClientReceivables.js'
import { LedgerDifference } from './LedgerDifference.js'
import { MatterReceivables, MatterReceivablesResolver } from './MatterReceivables.js'
import { MatterWorkInProgress, MatterWorkInProgressResolver } from './MatterWorkInProgress.js'
import { PracticeAreaWorkInProgress } from './PracticeAreaWorkInProgress.js'
import { ReconciledClientLedger, ReconciledClientLedgerResolver } from './ReconciledClientLedger.js'
import { ReconciledFirmLedger } from './ReconciledFirmLedger.js'
import { TransactionDifference, TransactionDifferenceResolver } from './TransactionDifference.js'
import { TrustReconciliationQuery } from './TrustReconciliationQuery.js'
import { UserWorkInProgress, UserWorkInProgressResolver } from './UserWorkInProgress.js'
import { WorkInProgressQuery } from './WorkInProgressQuery.js'

/** The resolvers of the reports. */
export const reportResolvers = [
  TrustReconciliationQuery,
  AgedReceivablesQuery,
  WorkInProgressQuery,
  ClientReceivablesResolver,
  MatterReceivablesResolver,
  MatterWorkInProgressResolver,
  UserWorkInProgressResolver,
  ReconciledClientLedgerResolver,
  TransactionDifferenceResolver,
] as const

/** The types of the reports that only stand behind an interface. */
export const reportTypes = [
  ClientReceivables,
  MatterReceivables,
  MatterWorkInProgress,
  UserWorkInProgress,
  PracticeAreaWorkInProgress,
  ReconciledClientLedger,
  ReconciledFirmLedger,
  TransactionDifference,
  LedgerDifference,
  AccountDifference,
] as const
