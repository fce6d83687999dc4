import { registerEnumType } from 'type-graphql'

/** Upward or downward. */
export const SortDirectionEnum = { ASC: 'ASC', DESC: 'DESC' } as const
/** Upward or downward. */
export type SortDirection = keyof typeof SortDirectionEnum

registerEnumType(SortDirectionEnum, { name: 'SortDirection', description: 'Upward or downward.' })
