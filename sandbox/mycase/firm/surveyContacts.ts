import type { World } from '../../world/World.js'
import { firstIds } from './firstIds.js'
import type { Reference } from './Reference.js'

/** Which of the world's contacts are people and which are companies: MyCase keeps them apart, each with its own ids. */
export interface ContactSurvey {
  /** World index of each person, in order. */
  readonly people: readonly number[]
  /** World index of each company, in order. */
  readonly companies: readonly number[]
  readonly isCompany: (contact: number) => boolean
  /** The id a world contact has among the clients or among the companies. */
  readonly reference: (contact: number) => Reference
}

/** Looks at every contact once. */
export const surveyContacts = (world: World): ContactSurvey => {
  const people: number[] = []
  const companies: number[] = []
  const company = new Uint8Array(world.contactCount)
  const ordinal = new Uint32Array(world.contactCount)
  for (let index = 0; index < world.contactCount; index += 1) {
    company[index] = world.contact(index).kind === 'company' ? 1 : 0
    const group = company[index] === 1 ? companies : people
    ordinal[index] = group.length
    group.push(index)
  }
  const isCompany = (contact: number): boolean => company[contact] === 1
  return {
    people,
    companies,
    isCompany,
    reference: (contact) => ({ id: (isCompany(contact) ? firstIds.companies : firstIds.clients) + (ordinal[contact] ?? 0) }),
  }
}
