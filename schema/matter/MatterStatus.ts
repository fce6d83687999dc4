import { registerEnumType } from 'type-graphql'
import { matterStatuses } from '../../core/record/Matter.js'

/** Where a matter stands, as GraphQL's enum reads it. */
export const MatterStatusEnum = Object.fromEntries(matterStatuses.map((status) => [status, status]))

registerEnumType(MatterStatusEnum, {
  name: 'MatterStatus',
  description: 'Where a matter stands. A vendor without archived or pending matters never answers with these.',
})
