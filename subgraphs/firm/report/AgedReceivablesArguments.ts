import { ArgsType, Field, Int } from 'type-graphql'
import type { ReceivablesGrouping } from '../../../core/report/Receivables.js'
import { ReceivablesGroupingEnum } from './ReceivablesGrouping.js'
import { ReportArguments } from './ReportArguments.js'

/** What aged receivables are asked with. */
@ArgsType()
export class AgedReceivablesArguments extends ReportArguments {
  @Field(() => [Int], { defaultValue: [30, 60, 90], description: 'The last days of the ranges of age, rising, at most 12.' })
  buckets!: readonly number[]

  @Field(() => ReceivablesGroupingEnum, { defaultValue: 'CLIENT', description: 'One group per client, or one per matter.' })
  groupBy!: ReceivablesGrouping
}
