import { type FieldNode, getArgumentValues, getVariableValues, type GraphQLSchema, Kind, visit } from 'graphql'
import { parseChangeId } from '../../core/change/changeId.js'
import type { ChangeFilter } from '../../core/change/ChangeFilter.js'
import { type ChangeFilterInput, readChangeFilter } from '../../core/change/readChangeFilter.js'
import { MattergraphError } from '../../core/errors.js'
import { type AccountKey, parseAccountId } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { AdmittedOperation } from '../admitOperation.js'
import { collectFields } from '../plan/collectFields.js'

/** What a subscription wants to hear of. */
export type SubscriptionWish =
  | { readonly of: 'CHANGES'; readonly filter: ChangeFilter; readonly after: number | null }
  | { readonly of: 'COMMAND'; readonly id: string }
  | { readonly of: 'ACCOUNTS'; readonly account: AccountKey | null }

/** A wish, and what tells it from others: equal texts stand for the same results, event by event. */
export interface ReadWish {
  readonly wish: SubscriptionWish
  /** The variables as JSON, without the place to resume from, which decides no result. */
  readonly variablesText: string
}

/** The root fields that deliver changes, each with the only kinds it delivers. */
const changeFields: ReadonlyMap<string, readonly RecordKind[] | null> = new Map([
  ['changes', null],
  ['matterChanged', ['MATTER']],
  ['timeEntryChanged', ['TIME_ENTRY']],
  ['invoiceChanged', ['INVOICE']],
  ['paymentChanged', ['PAYMENT']],
  ['trustTransactionChanged', ['TRUST_TRANSACTION']],
] as const)

/** Reads what a subscription's root field asks for. Throws BAD_USER_INPUT for malformed ids. */
export const readWish = (schema: GraphQLSchema, { operation, variables }: AdmittedOperation): ReadWish => {
  const node = rootFieldOf(schema, { operation, variables })
  const definition = schema.getSubscriptionType()?.getFields()[node.name.value]
  if (definition === undefined) throw new MattergraphError('BAD_USER_INPUT', 'a subscription asks for one of the fields of Subscription')
  const { coerced } = getVariableValues(schema, operation.definition.variableDefinitions ?? [], variables)
  const given = getArgumentValues(definition, node, coerced ?? {})
  return { wish: wishOf(node.name.value, given), variablesText: variablesText(node, { operation, variables }) }
}

const rootFieldOf = (schema: GraphQLSchema, { operation, variables }: AdmittedOperation): FieldNode => {
  const type = schema.getSubscriptionType()
  const { definition, fragments } = operation
  const fields = type && collectFields({ schema, fragments, conditions: variables }, type, [definition.selectionSet])
  const [first] = fields?.values() ?? []
  if (first === undefined) throw new MattergraphError('BAD_USER_INPUT', 'the subscription asks for nothing')
  return first[0].node
}

const wishOf = (field: string, { filter, after, id }: Readonly<Record<string, unknown>>): SubscriptionWish => {
  const kinds = changeFields.get(field)
  // Arguments were coerced by the schema: the filter has the input type's fields.
  if (kinds !== undefined) return { of: 'CHANGES', filter: filterOf(kinds, filter as ChangeFilterInput | undefined), after: placeOf(after) }
  if (field === 'commandChanged') return { of: 'COMMAND', id: typeof id === 'string' ? id : '' }
  if (field === 'accountChanged') return { of: 'ACCOUNTS', account: accountOf(id) }
  throw new Error(`nobody tells the gateway of ${field}`)
}

/** A filter's own kinds narrow those of the field. */
const filterOf = (kinds: readonly RecordKind[] | null, input: ChangeFilterInput | undefined): ChangeFilter => {
  const filter = readChangeFilter(input)
  if (kinds === null) return filter
  const named = filter.kinds
  return { ...filter, kinds: Array.isArray(named) ? kinds.filter((kind) => named.includes(kind)) : kinds }
}

const placeOf = (after: unknown): number | null => {
  if (after === null || after === undefined) return null
  const position = typeof after === 'string' ? parseChangeId(after) : undefined
  if (position === undefined) throw new MattergraphError('BAD_USER_INPUT', 'after: expected the id of a change')
  return position
}

const accountOf = (id: unknown): AccountKey | null => {
  if (id === null || id === undefined) return null
  const parsed = typeof id === 'string' ? parseAccountId(id) : undefined
  if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'id: expected the id of an account')
  return parsed.account
}

const variablesText = (node: FieldNode, { operation, variables }: AdmittedOperation): string => {
  const value = node.arguments?.find(({ name }) => name.value === 'after')?.value
  const name = value?.kind === Kind.VARIABLE ? value.name.value : undefined
  const isElsewhere = name !== undefined && usesOf(name, operation) > 1
  const deciding = Object.entries(variables).filter(([key]) => key !== name || isElsewhere)
  return JSON.stringify(deciding.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

const usesOf = (name: string, { definition, fragments }: AdmittedOperation['operation']): number => {
  let uses = 0
  for (const node of [definition.selectionSet, ...fragments.values()])
    visit(node, { Variable: (variable) => void (uses += variable.name.value === name ? 1 : 0) })
  return uses
}
