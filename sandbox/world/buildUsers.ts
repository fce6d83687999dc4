import { dayMs } from './calendarDay.js'
import { emailAddress } from './emailAddress.js'
import { personNames } from './personNames.js'
import { Random } from './Random.js'
import { signInEmails } from './signInEmails.js'
import type { WorldUser } from './World.js'
import { stream } from './WorldFrame.js'

interface Post {
  readonly role: WorldUser['role']
  readonly title: string
  readonly rates: readonly (number | null)[]
}

const partner: Post = { role: 'attorney', title: 'Partner', rates: [42_500, 45_000, 39_550] }
const associate: Post = { role: 'attorney', title: 'Associate Attorney', rates: [27_500, 31_000, null] }
const paralegal: Post = { role: 'paralegal', title: 'Paralegal', rates: [14_500, 12_575, null] }
const billing: Post = { role: 'billing', title: 'Billing Coordinator', rates: [null] }
const staff: Post = { role: 'staff', title: 'Legal Assistant', rates: [9_500, null] }
const admin: Post = { role: 'admin', title: 'Office Manager', rates: [null] }

/** The posts in the order they are filled: the five who can sign in first, then whoever the firm has room for. */
const posts: readonly Post[] = [
  { ...partner, title: 'Managing Partner', rates: [47_500] },
  associate,
  paralegal,
  associate,
  partner,
  billing,
  admin,
  staff,
  associate,
  paralegal,
  { ...associate, title: '' },
  partner,
  staff,
  paralegal,
  associate,
  { ...staff, title: 'Intake Specialist' },
  associate,
  paralegal,
  { ...partner, title: 'Of Counsel' },
  staff,
]

/** The firm's people: eight to twenty, the ones who can sign in first. Some later ones have left. */
export const buildUsers = (key: number, today: number): readonly WorldUser[] => {
  const count = new Random(key, stream.user, -1).between(8, posts.length)
  return posts.slice(0, count).map((post, index) => buildUser(new Random(key, stream.user, index), { post, index, today }))
}

const buildUser = (random: Random, { post, index, today }: { post: Post; index: number; today: number }): WorldUser => {
  const firstName = random.pick(personNames.given)
  const lastName = random.pick(personNames.family)
  const createdAt = (today - 1100 - random.below(2500)) * dayMs + random.below(dayMs)
  return {
    index,
    firstName,
    lastName,
    email: signInEmails[index] ?? emailAddress(random, `${firstName} ${lastName}`, `colleague${String(index)}`),
    role: post.role,
    title: post.title,
    // The eighth has always left, so that every world has someone inactive whose records remain.
    active: index < signInEmails.length || (index !== 7 && !random.chance(10)),
    rateCents: random.pick(post.rates),
    createdAt,
    updatedAt: (today - random.below(730)) * dayMs + random.below(dayMs),
  }
}
