import { registerEnumType } from 'type-graphql'

/** What became of a write, as GraphQL's enum reads it. */
export const OutcomeEnum = { APPLIED: 'APPLIED', NOT_APPLIED: 'NOT_APPLIED', UNCERTAIN: 'UNCERTAIN' } as const

registerEnumType(OutcomeEnum, { name: 'Outcome', description: 'What became of a write.' })
