import { registerEnumType } from 'type-graphql'
import { receivablesGroupings } from '../../../core/report/Receivables.js'

/** What receivables are put together by, as GraphQL's enum reads it. */
export const ReceivablesGroupingEnum = Object.fromEntries(receivablesGroupings.map((value) => [value, value]))

registerEnumType(ReceivablesGroupingEnum, { name: 'ReceivablesGrouping', description: 'What receivables are put together by.' })
