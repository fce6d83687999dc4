import type { GraphQLCompositeType } from 'graphql'

/** What one response field looks like, read from the operation and the schema once per operation. */
export interface FieldShape {
  readonly responseName: string
  readonly fieldName: string
  /** The type that declares the field, for messages. */
  readonly parentName: string
  readonly special: 'none' | 'typename' | 'introspection'
  readonly value: ValueShape
}

/** The shape of one value; a list's items are values in turn. */
export type ValueShape = LeafShape | ListShape | ObjectShape

/** A scalar or an enum. */
export interface LeafShape {
  readonly kind: 'leaf'
  readonly nonNull: boolean
  readonly typeName: string
  readonly accepts: (value: unknown) => boolean
}

/** A list. */
export interface ListShape {
  readonly kind: 'list'
  readonly nonNull: boolean
  readonly typeName: string
  readonly item: ValueShape
}

/** An object, an interface or a union: which fields it has depends on its type's name in the data. */
export interface ObjectShape {
  readonly kind: 'object'
  readonly nonNull: boolean
  readonly typeName: string
  /** The declared type, used where the data says no name. */
  readonly declared: GraphQLCompositeType
  /** The fields asked for of this type; undefined where the schema knows no such composite type. */
  readonly fieldsOf: (typeName: string) => TypedFields | undefined
}

/** The fields asked for of one type. */
export interface TypedFields {
  readonly fields: readonly FieldShape[]
  /** The name `__typename` answers with; undefined where the data leaves open which object type it is. */
  readonly objectTypeName: string | undefined
}
