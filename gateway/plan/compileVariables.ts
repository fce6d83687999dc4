import {
  coerceInputValue,
  getVariableValues,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type VariableDefinitionNode,
} from 'graphql'

/** The variables of one request as their types have them; or what is wrong with them. */
export type ReadVariables = ReturnType<typeof getVariableValues>

/** Reads the variables of a request. */
export type VariableReader = (given: Readonly<Record<string, unknown>>) => ReadVariables

/** One variable of an operation. */
interface Variable {
  readonly name: string
  readonly type: GraphQLInputType
  /** Undefined where it has no default. */
  readonly fallback: unknown
}

/** An attacker is neither told what else there is, nor every one of a thousand faults. */
const options = { maxErrors: 20, hideSuggestions: true }

/**
 * Compiles an operation's variables: types and defaults are worked out once. What a request gives is judged by graphql-js, value by value; where a value is
 * refused, `getVariableValues` says what there is to say.
 */
export const compileVariables = (schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[] = []): VariableReader => {
  const inGeneral: VariableReader = (given) => getVariableValues(schema, definitions, given, options)
  const variables: Variable[] = []
  for (const { variable, type: node, defaultValue } of definitions) {
    const name = variable.name.value
    const type = typeFromAST(schema, node)
    // A plain object has no member called so.
    if (!isInputType(type) || name === '__proto__') return inGeneral
    variables.push({ name, type, fallback: defaultValue === undefined ? undefined : valueFromAST(defaultValue, type) })
  }
  return (given) => {
    const coerced: Record<string, unknown> = {}
    let isRefused = false
    const refuse = (): void => void (isRefused = true)
    for (const { name, type, fallback } of variables) {
      if (Object.hasOwn(given, name)) coerced[name] = coerceInputValue(given[name], type, refuse, true)
      else if (fallback !== undefined) coerced[name] = fallback
      else if (isNonNullType(type)) isRefused = true
    }
    return isRefused ? inGeneral(given) : { coerced }
  }
}
