import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import type { VariableReader } from '../../plan/compileVariables.js'

/** Any resolver: what it takes and gives is its schema's own matter. */
export type Resolver = GraphQLFieldResolver<unknown, unknown>

/** An operation of one subgraph, compiled: what does not change from request to request is found out once. */
export interface LocalPlan {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly readVariables: VariableReader
  readonly root: ObjectPlan
  /** Root fields of a mutation run one after the other. */
  readonly isSerial: boolean
}

/** The fields asked for of one object type. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType
  readonly fields: readonly FieldPlan[]
}

/** One response field of one object type. */
export interface FieldPlan {
  readonly responseName: string
  readonly fieldName: string
  readonly parentType: GraphQLObjectType
  /** Undefined for `__typename`, which no resolver answers. */
  readonly definition: GraphQLField<unknown, unknown> | undefined
  /** Undefined where the value is the member of the source that is called like the field. */
  readonly resolve: Resolver | undefined
  /** The arguments where none depends on a variable; else they are worked out for each request. */
  readonly constantArguments: Readonly<Record<string, unknown>> | undefined
  readonly nodes: readonly FieldNode[]
  readonly value: ValuePlan
}

/** How a resolved value is completed. */
export type ValuePlan =
  | { readonly kind: 'leaf'; readonly nonNull: boolean; readonly type: GraphQLLeafType }
  | { readonly kind: 'list'; readonly nonNull: boolean; readonly item: ValuePlan }
  | {
      readonly kind: 'object'
      readonly nonNull: boolean
      /** Set where the declared type is an interface or a union. */
      readonly abstractType: GraphQLAbstractType | undefined
      readonly objectType: GraphQLObjectType | undefined
      readonly planFor: (type: GraphQLObjectType) => ObjectPlan
    }
