import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { getIntrospectionQuery } from 'graphql'
import { defaultLimits } from '../../gateway/limits/Limits.js'
import { interfaceFederation } from './support/federations.js'
import { type GatewayAnswer, withGateway } from './support/withGateway.js'

const federation = interfaceFederation()
const ask = (body: unknown, headers?: Record<string, string>): Promise<GatewayAnswer> =>
  withGateway(federation, (gateway) => gateway.post(body, headers))

const limitOf = ({ body }: GatewayAnswer): unknown => {
  const [error, ...more] = body.errors ?? []
  assert.equal(more.length, 0)
  assert.equal(error?.extensions['code'], 'LIMIT_EXCEEDED')
  assert.match(error.message, new RegExp(`"${String(error.extensions['limit'])}"|tokens`))
  return error.extensions['limit']
}

const times = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(' ')

describe('a request that is too large is refused by name', () => {
  const cases: Readonly<Record<string, { readonly body: unknown; readonly limit: string }>> = {
    'a hundred aliases': { body: { query: `{ ${times(101, (i) => `a${String(i)}: __typename`)} }` }, limit: 'aliases' },
    'aliases hidden in fragments': {
      body: {
        query: `{ ...A ...A ...A } fragment A on Query { ...B ...B ...B } fragment B on Query { ${times(8, (i) => `a${String(i)}: blueCount`)} }`,
      },
      limit: 'aliases',
    },
    'a field five hundred times': { body: { query: `{ ${times(500, () => '__typename')} }` }, limit: 'fieldDuplicates' },
    'ten directives at one field': { body: { query: `{ __typename ${times(10, () => '@aa')} }` }, limit: 'directivesPerLocation' },
    'directives everywhere': {
      body: { query: `{ matters { edges { node { ${times(51, () => '... @include(if: true) { id }')} } } } }` },
      limit: 'directives',
    },
    'many root fields': { body: { query: `{ ${times(31, (i) => `a${String(i)}: blueCount`)} }` }, limit: 'rootFields' },
    'fragments that multiply': {
      body: {
        query: `{ ...F0 } ${times(16, (i) => `fragment F${String(i)} on Query { ...F${String(i + 1)} ...F${String(i + 1)} }`)} fragment F16 on Query { blueCount }`,
      },
      limit: 'fields',
    },
    'introspection in circles': {
      body: { query: '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }' },
      limit: 'introspectionDepth',
    },
    'a long document': { body: { query: `{ __typename } #${'x'.repeat(defaultLimits.documentLength)}` }, limit: 'documentLength' },
    'many tokens': { body: { query: `{ matters(ids: [${times(6_000, () => '"m"')}]) { totalCount } }` }, limit: 'tokens' },
    'a large page': { body: { query: '{ matters(first: 201) { totalCount } }' }, limit: 'pageSize' },
    'a large page in a variable': {
      body: { query: 'query Q($n: Int) { matters(first: $n) { totalCount } }', variables: { n: 201 } },
      limit: 'pageSize',
    },
    'a large page by default': { body: { query: 'query Q($n: Int = 201) { matters(first: $n) { totalCount } }' }, limit: 'pageSize' },
    'many values in variables': {
      body: {
        query: 'query Q($ids: [ID!]) { matters(ids: $ids) { totalCount } }',
        variables: { ids: Array.from({ length: 2_001 }, String) },
      },
      limit: 'variableValues',
    },
    'a batch': { body: [{ query: '{ __typename }' }, { query: '{ __typename }' }], limit: 'operationsPerRequest' },
  }
  for (const [title, { body, limit }] of Object.entries(cases)) {
    it(title, async () => assert.equal(limitOf(await ask(body)), limit))
  }

  it('deep nesting', async () => {
    const query = `{ __schema { queryType { ${'ofType { '.repeat(25)} name ${'} '.repeat(25)} } } }`
    const answer = await ask({ query })
    assert.equal(answer.body.errors, undefined)
    const deep = `{ ${'matters { edges { node { '.repeat(7)} id ${'} } } '.repeat(7)} }`
    assert.equal(limitOf(await ask({ query: deep })), 'depth')
  })

  it('pages inside pages', async () => {
    await withGateway(
      federation,
      async (gateway) => {
        const query = 'query Q($n: Int) { matters(first: $n) { edges { node { id } } } }'
        assert.equal(limitOf(await gateway.post({ query, variables: { n: 101 } })), 'records')
        assert.equal((await gateway.post({ query, variables: { n: 100 } })).body.errors, undefined)
      },
      { limits: { records: 100 } },
    )
  })

  it('a body of many bytes', async () => {
    const answer = await ask({ query: '{ __typename }', padding: 'x'.repeat(defaultLimits.bodyBytes) })
    assert.equal(answer.status, 413)
    assert.equal(limitOf(answer), 'bodyBytes')
  })
})

describe('what is not too large', () => {
  it('a page of 200', async () => {
    const { body } = await ask({ query: '{ matters(first: 200) { totalCount } }' })
    assert.deepEqual(body, { data: { matters: { totalCount: 4 } } })
  })

  it('the introspection query of the usual tools', async () => {
    const { body } = await ask({
      query: getIntrospectionQuery({
        descriptions: true,
        inputValueDeprecation: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
        oneOf: true,
      }),
    })
    assert.equal(body.errors, undefined)
  })

  it('an alias that objects of the language cannot hold is refused in words', async () => {
    const { body } = await ask({ query: '{ __proto__: blueCount }' })
    assert.equal(body.errors?.[0]?.extensions['code'], 'BAD_USER_INPUT')
  })
})

describe('what a scanner looks for is not there', () => {
  it('a misspelt field is not corrected', async () => {
    const { body } = await ask({ query: '{ matterss { totalCount } }' })
    assert.equal(body.errors?.length, 1)
    assert.doesNotMatch(JSON.stringify(body), /did you mean|matters"/i)
  })

  it('a misspelt argument and a misspelt value are not corrected', async () => {
    const { body } = await ask({ query: '{ matter(idd: "x") { title } __type(nam: "X") { name } }' })
    assert.doesNotMatch(JSON.stringify(body), /did you mean/i)
  })

  it('no trace is given, not even when asked for', async () => {
    const { body } = await ask({ query: '{ __typename }' }, { 'apollo-federation-include-trace': 'ftv1' })
    assert.equal(body.extensions, undefined)
  })

  it('a form is no request', () =>
    withGateway(federation, async ({ url }) => {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
        const answer = await fetch(`${url}graphql`, { method: 'POST', headers: { 'content-type': type }, body: 'query=%7B__typename%7D' })
        assert.equal(answer.status, 415)
      }
    }))

  it('a mutation does not go by GET', () =>
    withGateway(federation, async ({ url }) => {
      const query = encodeURIComponent('mutation { close(id: "m1") }')
      const headers = { 'apollo-require-preflight': 'true' }
      assert.equal((await fetch(`${url}graphql?query=${query}`, { headers })).status, 405)
      assert.equal((await fetch(`${url}graphql?query=${query}`)).status, 400)
    }))

  it('no other method is answered', () =>
    withGateway(federation, async ({ url }) => {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) assert.equal((await fetch(`${url}graphql`, { method })).status, 404)
    }))
})
