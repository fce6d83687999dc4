import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildSchema, getOperationAST, getVariableValues, isScalarType, parse } from 'graphql'
import { compileVariables, type ReadVariables } from '../../gateway/plan/compileVariables.js'

const schema = buildSchema(`
  scalar Decimal
  enum Kind { FIRST SECOND }
  input Input { text: String = "none" number: Int! nested: Input list: [Kind!] }
  type Query { any: Int }`)
const decimal = schema.getType('Decimal')
assert.ok(isScalarType(decimal))
decimal.parseValue = (value) => {
  if (typeof value !== 'string') throw new Error('a decimal is text')
  return { decimal: value }
}

const operation = getOperationAST(
  parse(
    `query Q($id: ID!, $text: String, $number: Int = 3, $none: Int = null, $list: [Int!], $kind: Kind, $input: Input, $decimal: Decimal, $__proto__: Int) { any }`,
  ),
)

const plain = ({ coerced, errors }: ReadVariables): unknown => ({
  coerced: JSON.stringify(coerced),
  errors: errors?.map(({ message }) => message),
})

const given: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'what is needed alone': { id: 'a' },
  'a number where an id is text': { id: 7 },
  'nulls where they may be': { id: 'a', text: null, number: null, list: null, input: null },
  'one item for a list': { id: 'a', list: 1 },
  'defaults inside of objects': { id: 'a', input: { number: 1, nested: { number: 2, text: null } } },
  'values of a scalar of its own': { id: 'a', decimal: '1.50' },
  'what nobody asked for': { id: 'a', other: 1 },
  'nothing of what is needed': {},
  'a null where none may be': { id: null },
  'an enum value that is none': { id: 'a', kind: 'THIRD', list: [1, 'b', null] },
  'fields that are none': { id: 'a', input: { numbr: 1 } },
  'a scalar that refuses': { id: 'a', decimal: 1.5 },
  'more faults than are told': { id: 'a', list: Array.from({ length: 30 }, () => 'x') },
  'a member of every object': JSON.parse('{ "id": "a", "__proto__": 1 }') as Readonly<Record<string, unknown>>,
}

describe('compiled variables', () => {
  const asGraphqlJs = (definitions = operation?.variableDefinitions) => {
    const read = compileVariables(schema, definitions)
    return (values: Readonly<Record<string, unknown>>): void => {
      const theirs = getVariableValues(schema, definitions ?? [], values, { maxErrors: 20, hideSuggestions: true })
      assert.deepEqual(plain(read(values)), plain(theirs))
    }
  }
  const withoutProto = operation?.variableDefinitions?.filter(({ variable }) => variable.name.value !== '__proto__')

  for (const [name, values] of Object.entries(given)) {
    it(`are what graphql-js makes of them: ${name}`, () => {
      asGraphqlJs()(values)
      asGraphqlJs(withoutProto)(values)
    })
  }

  it('are none where an operation has none', () => {
    assert.deepEqual(compileVariables(schema)({ id: 'a' }), { coerced: {} })
  })
})
