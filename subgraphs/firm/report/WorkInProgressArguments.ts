import { ArgsType, Field } from 'type-graphql'
import type { WorkGrouping } from '../../../core/report/WorkInProgress.js'
import { ReportArguments } from './ReportArguments.js'
import { WorkGroupingEnum } from './WorkGrouping.js'

/** What unbilled work is asked with. */
@ArgsType()
export class WorkInProgressArguments extends ReportArguments {
  @Field(() => WorkGroupingEnum, { defaultValue: 'MATTER', description: 'One group per matter, per user, or per practice area.' })
  groupBy!: WorkGrouping
}
