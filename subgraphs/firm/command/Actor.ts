import { registerEnumType } from 'type-graphql'

/** Whose move it is, as GraphQL's enum reads it. */
export const ActorEnum = { CLIENT: 'CLIENT', FIRM: 'FIRM', VENDOR: 'VENDOR', OPERATOR: 'OPERATOR' } as const

registerEnumType(ActorEnum, { name: 'Actor', description: 'Whose move it is next.' })
