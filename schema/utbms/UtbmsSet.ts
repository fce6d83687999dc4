import { registerEnumType } from 'type-graphql'
import { utbmsSets } from '../../core/utbms/UtbmsCode.js'

/** The UTBMS code sets as GraphQL's enum reads them. */
export const UtbmsSetEnum = Object.fromEntries(utbmsSets.map((set) => [set, set]))

registerEnumType(UtbmsSetEnum, {
  name: 'UtbmsSet',
  description: 'A code set of the Uniform Task-Based Management System (UTBMS).',
  valuesConfig: {
    LITIGATION: { description: 'L100 to L530: tasks of litigation in five phases.' },
    E_DISCOVERY: { description: 'L600 to L690: the phases of electronic discovery.' },
    ACTIVITY: { description: 'A101 to A111: how the work was done.' },
    EXPENSE: { description: 'E101 to E124: what money was spent on.' },
  },
})
