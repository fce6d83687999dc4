import type { GraphQLError } from 'graphql'
import type { DocumentMeasure } from './DocumentMeasure.js'
import type { Limits } from './Limits.js'

/** Looks at a parsed document before it is validated: validating a huge one is already what an attacker wants. */
export type LimitRule = (document: DocumentMeasure, limits: Limits) => GraphQLError | undefined
