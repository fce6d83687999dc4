import { parseWire } from '../../vendor/http/parseWire.js'
import { unnamedOptions } from '../map/customFields.js'
import { mapMatter } from '../map/Matter.js'
import { type ClioMatter, matter, matterFields } from '../wire/Matter.js'
import type { AccountLookups } from './accountLookups.js'
import { type ClioResource, everyRecord } from './ClioResource.js'

/** Matters with everyone on them, all from the list itself. */
export const matterResource = (lookups: AccountLookups): ClioResource<'MATTER', ClioMatter> => ({
  kind: 'MATTER',
  path: 'matters',
  fields: matterFields,
  lists: [[]],
  byId: everyRecord,
  limit: 200,
  parse: (value, where) => parseWire(matter, value, where, 'CLIO'),
  complete: async (records) => ({
    records,
    context: {
      currency: records.some(({ currency }) => currency === null) ? await lookups.currency() : '',
      optionTexts: records.some((record) => unnamedOptions(record.custom_field_values).length > 0)
        ? await lookups.optionTexts()
        : new Map(),
      writtenOff: new Set(),
    },
  }),
  map: mapMatter,
})
