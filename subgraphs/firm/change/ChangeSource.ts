import { registerEnumType } from 'type-graphql'
import { changeSources } from '../../../core/change/Change.js'

/** What a change can be seen by, as GraphQL's enum reads it. */
export const ChangeSourceEnum = Object.fromEntries(changeSources.map((source) => [source, source]))

registerEnumType(ChangeSourceEnum, {
  name: 'ChangeSource',
  description: 'Which reading saw a change.',
  valuesConfig: {
    SYNC: { description: 'The reading of the whole account.' },
    COMMAND: { description: 'A write of ours, read back.' },
    LIVE_READ: { description: 'A request that asked the vendor itself.' },
    VENDOR_WEBHOOK: { description: "The vendor's own word that something changed, after which the record was read." },
  },
})
