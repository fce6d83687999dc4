import { Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql'
import { vendorNames, vendors } from '../../../core/vendor.js'
import { PageInfo } from '../../../schema/connection/PageInfo.js'
import { Node } from '../../../schema/node/Node.js'
import { typeNameOf } from '../../../schema/node/typeNameOf.js'

/** In this subgraph a record is its id alone: the vendors' subgraphs know the rest. */
@InterfaceType('VendorRecord', { implements: [Node], autoRegisterImplementations: false, resolveType: typeNameOf })
export abstract class VendorRecordStub extends Node {}

/** The classes that stand for one kind in this subgraph. */
export interface RecordStub {
  readonly record: Function
  readonly connection: Function
  /** One per vendor; without its stub a vendor's type would compose and never be reached. */
  readonly entities: readonly Function[]
}

/** Makes the interface, the vendor stubs and the connection of one kind: the planner sends each stub on to the vendor that its type names. */
export const createRecordStub = (kind: string): RecordStub => {
  @InterfaceType(kind, { implements: [Node, VendorRecordStub], autoRegisterImplementations: false, resolveType: typeNameOf })
  abstract class RecordInterface extends VendorRecordStub {}

  @Directive('@shareable')
  @ObjectType(`${kind}Edge`, { simpleResolvers: true, description: 'One place in a list.' })
  class Edge {
    @Field(() => String)
    cursor!: string

    @Field(() => RecordInterface)
    node!: RecordInterface
  }

  @Directive('@shareable')
  @ObjectType(`${kind}Connection`, { simpleResolvers: true, description: 'A page of a list.' })
  class Connection {
    @Field(() => [Edge])
    edges!: readonly Edge[]

    @Field(() => [RecordInterface])
    nodes!: readonly RecordInterface[]

    @Field(() => PageInfo)
    pageInfo!: PageInfo

    @Field(() => Int)
    totalCount!: number
  }

  const entities = vendors.map((vendor) => {
    @Directive('@key(fields: "id", resolvable: false)')
    @ObjectType(`${vendorNames[vendor].prefix}${kind}`, { implements: RecordInterface, simpleResolvers: true })
    class EntityStub extends RecordInterface {}
    return EntityStub
  })
  return { record: RecordInterface, connection: Connection, entities }
}
