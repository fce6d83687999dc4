import type { FilterCase } from './FilterCase.js'
import type { GraphRecord } from './GraphRecord.js'
import { equalsIgnoringCase, otherCase, plain } from './matching.js'
import { sampleOf } from './sampleOf.js'

/** Every field a list of users is narrowed by, tried with values of one vendor's users. */
export const userCases = (users: readonly GraphRecord<'USER'>[]): readonly FilterCase<'USER'>[] => {
  const role = sampleOf(
    users.map((user) => user.role),
    'no_such_role',
  )
  const email = sampleOf(
    users.map((user) => user.email),
    'nobody@example.com',
  )
  const name = sampleOf(
    users.map((user) => user.name),
    'Nobody',
  )
    .slice(1, 6)
    .trim()
  return [
    { filter: { active: true }, matches: ({ active }) => active },
    { filter: { active: false }, matches: ({ active }) => !active },
    { filter: { role: otherCase(role) }, matches: (user) => equalsIgnoringCase(user.role, role) },
    { filter: { email: otherCase(email) }, matches: (user) => equalsIgnoringCase(user.email, email) },
    { filter: { name: otherCase(name) }, matches: (user) => plain(user.name).includes(plain(name)) },
  ]
}
