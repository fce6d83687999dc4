import { registerEnumType } from 'type-graphql'
import { changeActions } from '../../../core/change/Change.js'

/** What can happen to a record, as GraphQL's enum reads it. */
export const ChangeActionEnum = Object.fromEntries(changeActions.map((action) => [action, action]))

registerEnumType(ChangeActionEnum, {
  name: 'ChangeAction',
  description: 'What happened to a record.',
  valuesConfig: {
    CREATED: { description: 'It was not there before, or had been deleted. A first read creates every record it finds.' },
    UPDATED: { description: 'Some of its fields differ: those in `changedFields`.' },
    DELETED: { description: 'The vendor has it no longer.' },
  },
})
