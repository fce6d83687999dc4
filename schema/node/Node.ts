import { Field, ID, InterfaceType } from 'type-graphql'
import { typeNameOf } from './typeNameOf.js'

/** Relay's global object identification. */
@InterfaceType('Node', {
  autoRegisterImplementations: false,
  description: "Relay's global object identification: anything with an id can be fetched again by it.",
  resolveType: typeNameOf,
})
export abstract class Node {
  @Field(() => ID, { simple: true, description: 'Opaque to clients. Ours read `<kind>_<vendor>_<account>_<vendor id>`.' })
  id!: string
}
