import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildSchema, GraphQLError, parse, print, validate } from 'graphql'
import { KeyedMutations } from '../../gateway/idempotency/KeyedMutations.js'
import { readIdempotencyKey } from '../../gateway/idempotency/readIdempotencyKey.js'

const schema = buildSchema(`
  type Query { a: Int }
  input PayInput { idempotencyKey: String! amount: String! source: SourceInput }
  input SourceInput { method: String! }
  input OtherInput { name: String }
  type Mutation { pay(input: PayInput!): Int  other(input: OtherInput!): Int  plain(id: ID!): Int }
`)
const mutations = new KeyedMutations(schema)

const keyed = (query: string, variables: Record<string, unknown> = {}, operationName?: string) => {
  const result = mutations.keyed({ document: parse(query), operationName, variables }, 'k1')
  if (result instanceof GraphQLError) return { refusal: result.message }
  return {
    faults: validate(schema, result.document).map(({ message }) => message),
    variables: result.variables,
    query: print(result.document),
  }
}

describe('the header Idempotency-Key', () => {
  it('is read with and without quotation marks', () => {
    for (const [header, key] of [
      ['abc', 'abc'],
      [' abc ', 'abc'],
      ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
      [String.raw`"a \"b\" \\"`, String.raw`a "b" \ `.trim()],
      ['x'.repeat(255), 'x'.repeat(255)],
    ] as const)
      assert.equal(readIdempotencyKey(header), key)
    assert.equal(readIdempotencyKey(undefined), undefined)
  })

  it('that is empty, too long or cannot be printed is refused', () => {
    for (const header of ['', '  ', '""', '" "', 'x'.repeat(256), 'a\u0001b', 'é'])
      assert.ok(readIdempotencyKey(header) instanceof GraphQLError, JSON.stringify(header))
  })

  it('takes the place of the key that an input in variables lacks, or holds as null', () => {
    const query = 'mutation ($input: PayInput!) { pay(input: $input) }'
    for (const input of [{ amount: '1' }, { amount: '1', idempotencyKey: null }])
      assert.deepEqual(keyed(query, { input }).variables, { input: { amount: '1', idempotencyKey: 'k1' } })
    assert.deepEqual(keyed(query, { input: { amount: '1', idempotencyKey: 'own' } }).variables, {
      input: { amount: '1', idempotencyKey: 'own' },
    })
  })

  it('takes its place in an input that is written out, whose document stays one for all keys', () => {
    const document = parse('mutation M($amount: String!) { pay(input: { amount: $amount }) } query Q { a }')
    const [first, second] = ['k1', 'k2'].map((key) => mutations.keyed({ document, operationName: 'M', variables: { amount: '1' } }, key))
    assert.ok(first !== undefined && second !== undefined && !(first instanceof GraphQLError) && !(second instanceof GraphQLError))
    assert.equal(first.document, second.document)
    assert.deepEqual(
      [validate(schema, first.document), first.variables['idempotencyKeyOfHeader'], second.variables['idempotencyKeyOfHeader']],
      [[], 'k1', 'k2'],
    )
  })

  it('finds the mutation in fragments, and under any alias', () => {
    const query = `mutation A { ...F } mutation B { ...F } fragment F on Mutation { __typename  money: pay(input: { amount: "1", source: { method: "card" } }) }`
    for (const name of ['A', 'B']) {
      const { faults, query: made } = keyed(query, {}, name)
      assert.deepEqual(faults, [])
      assert.match(made ?? '', new RegExp(`mutation ${name}\\(\\$idempotencyKeyOfHeader: String!\\)`))
    }
  })

  it('takes the place of a variable that nothing was given for', () => {
    const query = 'mutation ($key: String!) { pay(input: { amount: "1", idempotencyKey: $key }) }'
    assert.deepEqual(keyed(query).variables, { key: 'k1' })
    assert.deepEqual(keyed(query, { key: 'own' }).variables, { key: 'own' })
  })

  it('leaves an own key, queries, and mutations that take none as they are', () => {
    for (const query of [
      'mutation { pay(input: { amount: "1", idempotencyKey: "own" }) }',
      '{ a }',
      'mutation { other(input: {}) }',
      'mutation { plain(id: 1) }',
    ]) {
      const { variables, query: made } = keyed(query)
      assert.deepEqual([variables, made], [{}, print(parse(query))])
    }
  })

  it('is refused beside several mutations, wherever they stand', () => {
    for (const query of [
      'mutation { a: pay(input: { amount: "1" }) b: pay(input: { amount: "2" }) }',
      'mutation { pay(input: { amount: "1" }) ...F } fragment F on Mutation { plain(id: 1) }',
      'mutation { ... on Mutation { pay(input: { amount: "1" }) } plain(id: 1) }',
    ])
      assert.match(keyed(query).refusal ?? '', /stands for one write, and the request has 2/)
  })
})
