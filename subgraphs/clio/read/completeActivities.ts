import type { AccountLookups } from './accountLookups.js'
import type { Completed, ReadPass } from './ClioResource.js'

/** Asks for what time and expenses leave open: the account's currency where an activity has none of its own, and which of them were written off. */
export const completeActivities = async <Wire extends { readonly currency: unknown }>(
  lookups: AccountLookups,
  records: readonly Wire[],
  pass: ReadPass,
): Promise<Completed<Wire>> => ({
  records,
  context: {
    currency: records.some(({ currency }) => currency === null) ? await lookups.currency() : '',
    optionTexts: new Map(),
    writtenOff: pass.of === 'PAGE' ? await lookups.allWrittenOff(pass.isFirst) : await lookups.writtenOffAmong(pass.ids),
  },
})
