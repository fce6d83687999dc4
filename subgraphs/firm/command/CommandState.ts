import { registerEnumType } from 'type-graphql'
import { commandStates } from '../../../core/command/commandStates.js'

/** Where a command stands, as GraphQL's enum reads it. */
export const CommandStateEnum = Object.fromEntries(commandStates.map((state) => [state, state]))

registerEnumType(CommandStateEnum, {
  name: 'CommandState',
  description: 'Where a command stands. UNCERTAIN: sent, no answer; being resolved by reading the vendor back. The last four are final.',
})
