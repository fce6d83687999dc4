import 'reflect-metadata'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSchema, isInterfaceType, isObjectType, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import { composeSubgraphs } from '../../bin/composeSubgraphs.js'
import { recordKinds } from '../../core/recordKind.js'
import { vendors } from '../../core/vendor.js'
import { entityTypeName, interfaceNames } from '../../schema/node/typeNames.js'

const { subgraphs, apiSdl } = composeSubgraphs()

const objectsOf = (subgraph: string): ReadonlyMap<string, ObjectTypeDefinitionNode> => {
  const sdl = subgraphs.find(({ name }) => name === subgraph)?.sdl
  assert.ok(sdl !== undefined, `there is no subgraph ${subgraph}`)
  return new Map(parse(sdl).definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [[node.name.value, node]] : [])))
}
const hasDirective = (node: ObjectTypeDefinitionNode | undefined, name: string): boolean =>
  node?.directives?.some((directive) => directive.name.value === name) ?? false

test('every vendor’s entities are owned by its subgraph and have a stub in firm', () => {
  const firm = objectsOf('firm')
  for (const { name, vendor } of subgraphs) {
    if (vendor === null) continue
    const owned = [...objectsOf(name).values()].filter((node) => hasDirective(node, 'key') && node.name.value !== 'Account')
    assert.deepEqual(owned.map((node) => node.name.value).toSorted(), recordKinds.map((kind) => entityTypeName(vendor, kind)).toSorted())
    for (const node of owned) assert.ok(hasDirective(firm.get(node.name.value), 'key'), `firm has no stub of ${node.name.value}`)
  }
})

test('a record type is never shareable: it would silently be asked of one subgraph only', () => {
  for (const { name } of subgraphs) {
    for (const node of objectsOf(name).values()) {
      assert.ok(!(hasDirective(node, 'key') && hasDirective(node, 'shareable')), `${node.name.value} in ${name}`)
    }
  }
})

test('one vendor’s subgraph knows no other vendor’s types', () => {
  for (const { name, vendor } of subgraphs) {
    if (vendor === null) continue
    const foreign = vendors.filter((other) => other !== vendor).flatMap((other) => recordKinds.map((kind) => entityTypeName(other, kind)))
    for (const type of foreign) assert.ok(!objectsOf(name).has(type), `${type} in ${name}`)
  }
})

test('each kind’s interface has the four vendors’ types, and every field of a type is on its interface', () => {
  const schema = buildSchema(apiSdl)
  for (const kind of recordKinds) {
    const record = schema.getType(interfaceNames[kind])
    assert.ok(isInterfaceType(record))
    const { objects } = schema.getImplementations(record)
    assert.deepEqual(objects.map(({ name }) => name).toSorted(), vendors.map((vendor) => entityTypeName(vendor, kind)).toSorted())
    for (const object of objects) assert.deepEqual(Object.keys(object.getFields()).toSorted(), Object.keys(record.getFields()).toSorted())
  }
})

test('every type and root field of the API says what it means', () => {
  const schema = buildSchema(apiSdl)
  const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return []
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root === type)
    const fields = isRoot && isObjectType(type) ? Object.values(type.getFields()).filter(({ description }) => !description) : []
    return [...(type.description || isRoot ? [] : [type.name]), ...fields.map(({ name }) => `${type.name}.${name}`)]
  })
  assert.deepEqual(silent, [])
})
