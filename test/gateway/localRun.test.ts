import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildSchema, execute, type GraphQLObjectType, type GraphQLResolveInfo, GraphQLError, parse, validate } from 'graphql'
import { compileLocalPlan } from '../../gateway/subgraph/local/compileLocalPlan.js'
import { LocalRun } from '../../gateway/subgraph/local/LocalRun.js'

const later = <T>(value: T): Promise<T> => Promise.resolve().then(() => value)
const fail = (message: string): never => {
  throw new Error(message)
}

class Person {
  readonly __typename = 'Person'
  constructor(readonly name: string) {}
  greeting({ word }: { word: string }): string {
    return `${word}, ${this.name}`
  }
  get broken(): string {
    return fail('getter')
  }
}

const makeSchema = (log: string[] = []) => {
  const schema = buildSchema(`
    type Query { person(name: String): Person people: [Person!]! maybe: [Person]! strict: [Person!] matrix: [[Int]] names: [String!]
      required: Person! echo(input: Input, kind: Kind = FIRST, list: [Int!], flag: Boolean! = true): String found: [Found] animal: Animal animals: [Animal!]
      big: Int nan: Float kind: Kind error: String late: String lateError: String! nothing: String info: String context: String chain: Chain set: [Int] text: [Int] typed: Typed }
    type Mutation { first: Int second: Int! third: Int fails: Int }
    type Person { name: String! greeting(word: String! = "Hello"): String! broken: String friend: Person mother: Person! }
    type Chain { value: Int! next: Chain! other: Int }
    type Dog implements Animal { name: String barks: Boolean } type Cat implements Animal { name: String lives: Int! }
    interface Animal { name: String } union Found = Person | Dog
    type Typed { x: Int }
    enum Kind { FIRST SECOND } input Input { text: String = "none" number: Int! nested: Input }`)
  const resolvers: Record<string, Record<string, (source: never, args: never, context: never, info: GraphQLResolveInfo) => unknown>> = {
    Query: {
      person: (_, { name }: { name?: string }) => new Person(name ?? 'nobody'),
      people: () => [new Person('a'), later(new Person('b'))],
      maybe: () => [new Person('a'), null, later(fail).then((raise) => raise('rejected item')), new Error('returned item')],
      strict: () => later([new Person('a'), later(null), new Person('c')]),
      matrix: () => [[1, later(2)], null, later([3])],
      names: () => new Set(['x', 'y']),
      required: () => null,
      echo: (_, args) => JSON.stringify(args),
      found: () => [
        new Person('p'),
        { __typename: 'Dog', name: 'Rex', barks: () => later(true) },
        { __typename: 'Cat' },
        { name: 'untyped' },
      ],
      animal: () => later({ kind: 'Cat', name: 'Tom', lives: null }),
      animals: () => [{ kind: 'Dog' }, { kind: 'Cat', lives: 9 }],
      big: () => 2 ** 40,
      nan: () => Number.NaN,
      kind: () => 'THIRD',
      error: () => new Error('returned'),
      late: () => later('late'),
      lateError: () => later(0).then(() => fail('late error')),
      nothing: () => undefined,
      info: (_, __, ___, { path, fieldName, parentType, returnType, variableValues, operation }) =>
        [path.key, path.typename, fieldName, parentType.name, String(returnType), JSON.stringify(variableValues), operation.operation].join(
          ' ',
        ),
      context: (_, __, context: { name: string }) => context.name,
      chain: () => ({ value: 1, other: 2, next: { value: 2, next: () => later({ value: null, next: null }) } }),
      set: () => 'not a list',
      text: () => 7,
      typed: () => ({ x: 1 }),
    },
    Person: {
      friend: () => later(new Person('friend')),
      mother: () => fail('no mother'),
    },
    Mutation: {
      first: () => later(0).then(() => later(log.push('first'))),
      second: () => log.push('second'),
      third: () => later(log.push('third')),
      fails: () => fail('mutation'),
    },
  }
  for (const [type, fields] of Object.entries(resolvers)) {
    // The schema above names these object types.
    const map = (schema.getType(type) as GraphQLObjectType).getFields()
    for (const [name, resolve] of Object.entries(fields)) map[name]!.resolve = resolve as never
  }
  const animal = schema.getType('Animal')
  if (animal !== undefined && 'resolveType' in animal) animal.resolveType = (value: { kind: string }) => later(value.kind)
  const typed = schema.getType('Typed')
  if (typed !== undefined && 'isTypeOf' in typed) typed.isTypeOf = () => later(false)
  return schema
}

interface Outcome {
  readonly data?: unknown
  readonly errors?: readonly GraphQLError[]
}

/** Errors of parallel fields have no order of their own. */
const plain = ({ data, errors = [] }: Outcome): unknown => ({
  data: JSON.stringify(data),
  errors: errors.map(({ path }) => (path ?? []).join('.')).sort(),
})

const both = async (query: string, variables: Record<string, unknown> = {}): Promise<{ ours: Outcome; theirs: Outcome }> => {
  const schema = makeSchema()
  const document = parse(query)
  assert.deepEqual(validate(schema, document), [])
  const context = { name: 'context' }
  const plan = compileLocalPlan(schema, document)
  assert.ok(plan !== undefined)
  const { coerced, errors } = plan.readVariables(variables)
  assert.ok(coerced !== undefined, String(errors))
  const run = new LocalRun(plan, context, coerced)
  const ours = { data: await run.execute(), errors: run.errors }
  return { ours, theirs: await execute({ schema, document, contextValue: context, variableValues: variables }) }
}

const queries: Readonly<Record<string, readonly [string, Record<string, unknown>?]>> = {
  'members, methods and getters': ['{ person(name: "Ada") { __typename name greeting hi: greeting(word: "Hi") broken } }'],
  'lists with promises in them': ['{ people { name friend { name } } matrix names }'],
  'nulls and errors in a list that allows null': ['{ maybe { name } }'],
  'a null in a list that allows none': ['{ strict { name } late }'],
  'a null where none is allowed, up to the root': ['{ late required { name } }'],
  'an error in a field that allows no null': ['{ person { name mother { name } friend { name } } late }'],
  'late errors up to the root': ['{ lateError late people { mother { name } } }'],
  'a long way up': ['{ chain { value other next { value next { value } } } late }'],
  'returned and thrown errors': ['{ error nothing big nan kind set text }'],
  'arguments, defaults and variables': [
    'query Q($n: Int!, $k: Kind, $l: [Int!], $unset: String) { a: echo b: echo(input: { number: 1 }) c: echo(input: { number: $n, nested: { number: 2, text: $unset } }, kind: $k, list: $l) d: echo(kind: SECOND, list: 3, flag: false) }',
    { n: 5, k: 'SECOND', l: [1, 2] },
  ],
  'unions and interfaces': [
    '{ found { __typename ... on Person { name } ... on Dog { dog: name barks } } animals { name ... on Cat { lives } ... on Dog { barks } } animal { name ... on Cat { lives } } }',
  ],
  'a type that its own check refuses': ['{ typed { x } late }'],
  'fragments that overlap': [
    'query Q { ...A person { name } ...B } fragment A on Query { person { friend { name } } } fragment B on Query { person { friend { greeting } } late }',
  ],
  'constant conditions': ['{ late @skip(if: true) nothing @include(if: true) ... @include(if: false) { big } }'],
  'info and context': ['query Q($n: Int = 3) { info context echo(input: { number: $n }) }'],
}

describe('a compiled operation gives what graphql-js gives', () => {
  for (const [title, [query, variables]] of Object.entries(queries)) {
    it(title, async () => {
      const { ours, theirs } = await both(query, variables)
      assert.deepEqual(plain(ours), plain(theirs))
    })
  }

  it('for mutations one after the other, past one that fails', async () => {
    const log: string[] = []
    const schema = makeSchema(log)
    const plan = compileLocalPlan(schema, parse('mutation { first fails second third }'))
    assert.ok(plan !== undefined)
    const run = new LocalRun(plan, {}, {})
    assert.deepEqual(await run.execute(), { first: 1, fails: null, second: 2, third: 3 })
    assert.deepEqual(log, ['first', 'second', 'third'])
    assert.deepEqual(
      run.errors.map(({ path }) => path),
      [['fails']],
    )
  })

  it('and leaves to graphql-js what it does not compile', () => {
    const schema = makeSchema()
    for (const query of [
      'query Q($a: Boolean!) { late @skip(if: $a) }',
      '{ __schema { types { name } } }',
      '{ late } query B { late }',
      '{ late } query A { late }',
    ]) {
      assert.equal(compileLocalPlan(schema, parse(query)), undefined)
    }
  })
})
