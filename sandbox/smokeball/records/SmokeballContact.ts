import type { StoredRecord } from '../../portal/Collection.js'
import type { Ticks } from './ticks.js'

/** A telephone number in two parts. */
export interface Phone {
  readonly areaCode: string
  readonly number: string
}

/** A contact as stored: exactly one of the four forms is present. */
export interface SmokeballContact extends StoredRecord {
  readonly id: string
  readonly versionId: string
  readonly externalSystemId?: string
  readonly person?: Readonly<Record<string, unknown>>
  readonly company?: Readonly<Record<string, unknown>>
  readonly groupOfPeople?: Readonly<Record<string, unknown>>
  readonly trust?: Readonly<Record<string, unknown>>
  readonly tags: readonly { readonly id?: string; readonly name: string; readonly type: 'Role' | 'Custom' }[]
  readonly isDeleted: boolean
  readonly lastUpdated: Ticks
}

/** The four forms. */
export const contactForms = ['person', 'company', 'groupOfPeople', 'trust'] as const
/** One of the four forms. */
export type ContactForm = (typeof contactForms)[number]

/** Which form a contact has. */
export const formOf = (contact: SmokeballContact): ContactForm => contactForms.find((form) => contact[form] !== undefined) ?? 'person'
