import { registerEnumType } from 'type-graphql'

/** What can be done with a kind of record. */
export const OperationEnum = {
  READ: 'READ',
  CREATE: 'CREATE',
  UPDATE: 'UPDATE',
  DELETE: 'DELETE',
} as const
/** What can be done with a kind of record. */
export type Operation = keyof typeof OperationEnum

registerEnumType(OperationEnum, {
  name: 'Operation',
  description: 'What can be done with a kind of record.',
})
