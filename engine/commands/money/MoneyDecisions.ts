import type { AccountKey } from '../../../core/recordId.js'
import type { TrustPolicy } from '../../../core/trust/TrustPolicy.js'

/** Who decides, and why. */
export interface Decider {
  readonly tenant: string
  /** As the audit log names them. */
  readonly actor: string
  readonly rationale: string | null
}

/** What a person found out of a write that nobody could tell of: whether the vendor has it. */
export type Finding = 'DONE' | 'NOT_DONE'

/** What the firm itself decides about its money. */
export interface MoneyDecisions {
  /** What applies to an account's trust money: what the firm has decided, else the default. */
  policyOf(account: AccountKey): Promise<TrustPolicy>
  /** Keeps what the firm has decided from now on, with its audit record. */
  decidePolicy(account: AccountKey, policy: TrustPolicy, by: Decider): Promise<void>
  /**
   * Ends what a command that is NEEDS_REVIEW holds, with its audit record: DONE where somebody saw it at the vendor, NOT_DONE where it is not there and what it held
   * may be used again. The command itself stays as it is. False where it holds nothing, or it was said before.
   */
  settle(commandId: string, account: AccountKey, said: { readonly finding: Finding; readonly by: Decider }): Promise<boolean>
}
