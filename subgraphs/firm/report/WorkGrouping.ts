import { registerEnumType } from 'type-graphql'
import { workGroupings } from '../../../core/report/WorkInProgress.js'

/** What unbilled work is put together by, as GraphQL's enum reads it. */
export const WorkGroupingEnum = Object.fromEntries(workGroupings.map((value) => [value, value]))

registerEnumType(WorkGroupingEnum, {
  name: 'WorkGrouping',
  description: 'What unbilled work is put together by.',
  valuesConfig: { PRACTICE_AREA: { description: "The matters' practice area, by its name, over all accounts." } },
})
