import { registerEnumType } from 'type-graphql'
import { recordKinds } from '../core/recordKind.js'

/** The kinds of record as GraphQL's enum reads them. */
export const RecordKindEnum = Object.fromEntries(recordKinds.map((kind) => [kind, kind]))

registerEnumType(RecordKindEnum, { name: 'RecordKind', description: 'A kind of record that is read from vendors.' })
