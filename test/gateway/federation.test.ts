import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withBareApollo } from './support/bareApollo.js'
import type { Federation } from './support/composeFederation.js'
import { interfaceFederation, requiringFederation } from './support/federations.js'
import { type GraphqlAnswer, withGateway } from './support/withGateway.js'

interface Case {
  readonly query: string
  readonly variables?: Record<string, unknown>
}

const suites: Readonly<Record<string, { readonly federation: () => Federation; readonly cases: Readonly<Record<string, Case>> }>> = {
  'an interface with one entity type per subgraph': {
    federation: interfaceFederation,
    cases: {
      'fetches entities of every subgraph': {
        query: '{ matters { edges { node { id title owner { name rate } client { name } } } totalCount } }',
      },
      'answers fields in the order asked': { query: '{ matter(id: "m1") { title __typename id client { since name } } }' },
      'keeps aliases apart': { query: '{ a: matter(id: "m1") { x: title y: title } b: matter(id: "m2") { title } }' },
      'names types under an alias': { query: '{ matters { edges { node { kind: __typename id } } } }' },
      'answers null for a record that is not there': { query: '{ matter(id: "m0") { title } nothing { id title } }' },
      'moves null up to the next nullable field': { query: '{ required { title } }' },
      'moves null up without touching neighbours': { query: '{ matters(ids: ["m1", "m0", "m4"]) { edges { node { title } cursor } } }' },
      'tells an error of one record beside the others': { query: '{ matters { edges { node { id title } } } }' },
      'opens inline fragments by type': {
        query: '{ matters { edges { node { ... on BlueMatter { id tags } ... on RedMatter { title owner { id } } } } } }',
      },
      'opens named fragments': {
        query:
          'query Q { matter(id: "m3") { ...A } } fragment A on Matter { ...B owner { ...C } } fragment B on Matter { id title } fragment C on User { name }',
      },
      'merges what fragments ask twice': {
        query: '{ matter(id: "m1") { client { name } ... on BlueMatter { client { since } } ... on Matter { client { name nickname } } } }',
      },
      'searches a union': { query: '{ search { __typename ... on User { name } ... on BlueMatter { title } ... on Node { id } } }' },
      'walks interfaces of interfaces': {
        query: '{ node(id: "u2") { id ... on User { name } } m: node(id: "m2") { ... on Matter { title } } }',
      },
      'leaves out what @skip and @include say': {
        query:
          'query Q($yes: Boolean!, $no: Boolean = false) { matter(id: "m1") { id title @include(if: $no) owner @skip(if: $yes) { name } ... @include(if: $yes) { client { name } } } }',
        variables: { yes: true },
      },
      'takes both ways of a condition': {
        query:
          'query Q($yes: Boolean!, $no: Boolean = false) { matter(id: "m1") { id title @include(if: $no) owner @skip(if: $yes) { name } } }',
        variables: { yes: false, no: true },
      },
      'leaves a whole fetch out': {
        query: 'query Q($no: Boolean!) { matter(id: "m1") { id } blueCount @include(if: $no) redCount }',
        variables: { no: false },
      },
      'hands variables to the subgraph that needs them': {
        query: 'query Q($ids: [ID!]) { matters(ids: $ids) { totalCount edges { node { title } } } blueCount }',
        variables: { ids: ['m2', 'm1'] },
      },
      'hands lists of lists through': { query: '{ matter(id: "m3") { ... on BlueMatter { tags } } }' },
      'runs mutations one after the other': {
        query: 'mutation { open(title: "New") { id owner { name } } close(id: "m1") again: open(title: "Two") { id } }',
      },
      'refuses a variable of the wrong type': {
        query: 'query Q($ids: [ID!]) { matters(ids: $ids) { totalCount } }',
        variables: { ids: { no: 'list' } },
      },
      'introspects beside data': {
        query: '{ __schema { queryType { name } } __type(name: "Matter") { kind possibleTypes { name } } blueCount __typename }',
      },
      'introspects through fragments': {
        query:
          'query Q($n: String!) { ...R } fragment R on Query { t: __type(name: $n) { ...N } redCount } fragment N on __Type { name fields { name } }',
        variables: { n: 'Client' },
      },
    },
  },
  'fields that require, provide, share and override': {
    federation: requiringFederation,
    cases: {
      'fetches what a field requires': { query: '{ products { upc shipping inStock } }' },
      'tells the error of a field that got no value': { query: '{ products { upc box } }' },
      'takes what is provided': { query: '{ top { price upc } }' },
      'follows an override': { query: '{ products { old sku brand { name } } }' },
      'enters from the other side': { query: '{ stocked { upc sku shipping brand { id name } } }' },
      'adds fields to an interface object': {
        query: '{ media { __typename id title stars ... on Book { pages } ... on Film { minutes } } }',
      },
      'finds the type behind an interface object': {
        query: '{ rated { __typename id stars title ... on Film { minutes } reviews(first: 1) { text about { id title __typename } } } }',
      },
      'keeps arguments of interface object fields': {
        query: 'query Q($n: Int) { one(id: "b1") { none: reviews(first: 0) { text } some: reviews(first: $n) { text } } }',
        variables: { n: 1 },
      },
      'refuses a value that clients may not see': { query: '{ products { upc kind } }' },
    },
  },
}

describe('the gateway answers as Apollo does', () => {
  for (const [name, { federation, cases }] of Object.entries(suites)) {
    describe(name, () => {
      for (const [title, { query, variables }] of Object.entries(cases)) {
        it(title, async () => {
          const made = federation()
          const expected = await withBareApollo(made, (run) => run(query, variables))
          const answer = await withGateway(made, (gateway) => gateway.query(query, variables), { maskUnknownErrors: false })
          assert.deepEqual(answer.data, expected.data)
          assert.equal(JSON.stringify(answer.data), JSON.stringify(expected.data))
          assert.deepEqual(placesOf(answer), placesOf(expected))
          assert.deepEqual(completionsOf(answer), completionsOf(expected))
        })
      }
    })
  }
})

/** Which fields have errors. Codes are the gateway's own matter; so is the place in a list, which Apollo leaves open or counts wrongly. */
const placesOf = ({ errors = [] }: GraphqlAnswer): readonly string[] =>
  errors.map(({ message, path }) => `${path?.join('.').replace(/\.@.*/, '').replace(/\d+/g, '#') ?? ''} ${message}`).sort()

const completionsOf = ({ extensions }: GraphqlAnswer): readonly unknown[] => {
  const found = extensions?.['valueCompletion']
  return Array.isArray(found) ? found.map((fault: { path: unknown }) => fault.path) : []
}
