import type { WorkInstruments } from '../../../core/instruments/WorkInstruments.js'
import type { AccountSync } from '../../../engine/sync/AccountSync.js'

/** A sync whose turns are seen. */
export const watchedSync = (sync: AccountSync, instruments: WorkInstruments): Pick<AccountSync, 'takeTurn'> => ({
  takeTurn: (turn, reading) => instruments.reading(turn.account, () => sync.takeTurn(turn, reading)),
})
