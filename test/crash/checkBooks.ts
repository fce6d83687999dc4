import { verifyLog } from '../../bin/verifyAudit.js'
import type { Lane } from './openLane.js'

/** What is wrong after everything: a command that is not at its end, effects that are more or fewer than the writes that were applied, an audit log that does not verify. */
export const checkBooks = async ({ database, accounts }: Lane): Promise<readonly string[]> => {
  const wrong: string[] = []
  const open = await database.query<{ id: string; state: string }>('select id, state::text as state from command where finished_at is null')
  for (const { id, state } of open) wrong.push(`command ${id} is still ${state}`)
  for (const { account, desk } of accounts.values()) {
    const [applied] = await database.query<{ count: number }>(
      `select count(*)::int as count from command where account_key = $1::text and state = 'APPLIED'`,
      [account.key],
    )
    const effects = (await desk.effects()).length
    if (effects !== applied?.count)
      wrong.push(`${account.vendor} lists ${String(effects)} effects of ${String(applied?.count)} applied commands`)
  }
  await verifyLog(database, [], wrong)
  return wrong
}
