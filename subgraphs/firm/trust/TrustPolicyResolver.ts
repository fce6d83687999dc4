import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Account as AccountRow } from '../../../core/account/Account.js'
import { depositMethods, type TrustPolicy as Policy } from '../../../core/trust/TrustPolicy.js'
import { Account } from '../account/Account.js'
import { AccountPayload } from '../account/AccountPayload.js'
import type { UserError } from '../account/UserError.js'
import { writableAccount } from '../account/writableAccount.js'
import type { FirmContext } from '../FirmContext.js'
import { SetTrustPolicyInput } from './SetTrustPolicyInput.js'
import { TrustPolicy } from './TrustPolicy.js'

const mostDays = 365

/** What a firm decides for its trust money. */
@Resolver(() => Account)
export class TrustPolicyResolver {
  @FieldResolver(() => TrustPolicy, { description: 'When deposits count as cleared, and through which day the books are closed.' })
  trustPolicy(@Root() { key }: AccountRow, @Ctx() { commands }: FirmContext): Promise<Policy> {
    return commands.money.policyOf(key)
  }

  @Mutation(() => AccountPayload, {
    description:
      "Decides when deposits into an account's trust count as cleared, and through which day its books are closed. Needs the scope accounts:write; it is in the audit log.",
  })
  async setTrustPolicy(
    @Arg('input', () => SetTrustPolicyInput) input: SetTrustPolicyInput,
    @Ctx() context: FirmContext,
  ): Promise<AccountPayload> {
    const account = await writableAccount(input.accountId, 'input.accountId', context)
    const { money } = context.commands
    const policy = changed(await money.policyOf(account.key), input)
    const userErrors = refusalsOf(policy)
    const { tenant, key: actor } = context.reads.caller
    if (userErrors.length === 0) await money.decidePolicy(account.key, policy, { tenant, actor, rationale: input.rationale ?? null })
    return { account, userErrors }
  }
}

const changed = ({ clearingDays, closedThrough }: Policy, input: SetTrustPolicyInput): Policy => {
  const given = input.clearingDays ?? {}
  const daysOf = (method: (typeof depositMethods)[number]): number | null => {
    const days = given[method]
    return days === undefined ? clearingDays[method] : days
  }
  return {
    // Object.fromEntries cannot say that every method is there.
    clearingDays: Object.fromEntries(depositMethods.map((method) => [method, daysOf(method)])) as unknown as Policy['clearingDays'],
    closedThrough: input.closedThrough === undefined ? closedThrough : input.closedThrough,
  }
}

const refusalsOf = ({ clearingDays }: Policy): readonly UserError[] =>
  depositMethods.flatMap((method) => {
    const days = clearingDays[method]
    if (days === null || (days >= 0 && days <= mostDays)) return []
    return [
      { code: 'DAYS_INVALID', message: `${String(days)} days: 0 to ${String(mostDays)}, or null`, path: ['input', 'clearingDays', method] },
    ]
  })
