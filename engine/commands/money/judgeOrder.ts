import { judgeMoney, type MoneyRefusal } from '../../../core/trust/judgeMoney.js'
import type { MoneyFacts } from '../../../core/trust/MoneyFacts.js'
import type { Sql } from '../../../prisma/Database.js'
import { lockMoney } from '../../../prisma/money/lockMoney.js'
import { type DecisionAt, readMoneyFacts } from '../../../prisma/money/readMoneyFacts.js'

/** What was decided on an order of money, and on what. */
export interface Judgement {
  /** None: it is allowed. */
  readonly refusals: readonly MoneyRefusal[]
  readonly facts: MoneyFacts
}

/** Decides on an order of money by the mirror and by what is held. Nobody else decides on this account's money before the transaction it is called in ends. */
export const judgeOrder = async (sql: Sql, decision: DecisionAt): Promise<Judgement> => {
  await lockMoney(sql, decision.account)
  const facts = await readMoneyFacts(sql, decision)
  return { refusals: judgeMoney(decision.order, facts), facts }
}
