import { type GraphQLLeafType, isEnumType } from 'graphql'

const isText = (value: unknown): boolean => typeof value === 'string'
const isWhole = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value)

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Int: isWhole,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  ID: (value) => isText(value) || isWhole(value),
  String: isText,
}

const anything = (): boolean => true

/** The check that a subgraph's value is one the API schema allows here; a custom scalar may be any JSON. */
export const leafCheckOf = (type: GraphQLLeafType): ((value: unknown) => boolean) => {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name))
    return (value) => typeof value === 'string' && names.has(value)
  }
  return checks[type.name] ?? anything
}
