import type { WorkInstruments } from '../../../core/instruments/WorkInstruments.js'
import type { Sender } from '../../../engine/webhooks/openSender.js'

/** A sender whose attempts are seen. */
export const watchedSender = (sender: Sender, instruments: WorkInstruments): Sender => ({
  send: (attempt) =>
    instruments.delivery(
      () => sender.send(attempt),
      (outcome) => ('status' in outcome ? outcome.status : null),
    ),
  close: () => sender.close(),
})
