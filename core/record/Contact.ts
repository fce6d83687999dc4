import type { CustomField, RecordBase } from './RecordBase.js'

/** A person or an organization a firm deals with. */
export const contactTypes = ['PERSON', 'ORGANIZATION'] as const
/** Person or organization. */
export type ContactType = (typeof contactTypes)[number]

/** The person to talk to at an organization. */
export interface PersonName {
  readonly given: string | null
  readonly family: string | null
  readonly email: string | null
}
/** An e-mail address with the vendor's label. */
export interface EmailAddress {
  readonly address: string
  readonly label: string | null
  readonly primary: boolean
}
/** A phone number as the vendor has it, and in E.164 where it can be read as one. */
export interface PhoneNumber {
  readonly number: string
  readonly e164: string | null
  readonly type: string | null
  readonly primary: boolean
}
/** A postal address. */
export interface PostalAddress {
  readonly line1: string | null
  readonly line2: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postalCode: string | null
  readonly country: string | null
  readonly label: string | null
}
/** How a client wants to be billed. */
export interface BillingPreferences {
  readonly delivery: string | null
  readonly terms: string | null
  readonly currency: string | null
}

/** A client or another party. */
export interface ContactRecord extends RecordBase {
  readonly type: ContactType
  readonly displayName: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly companyName: string | null
  readonly primaryContact: PersonName | null
  /** What the vendor itself says; the mirror adds what the contact's matters say. Null where the vendor says nothing. */
  readonly isClient: boolean | null
  /** Roles the contact's own record names; the mirror adds the roles it has on matters. Lower case: client, opposing_party, opposing_counsel, insurer, court, vendor, third_party. */
  readonly roles: readonly string[]
  readonly emails: readonly EmailAddress[]
  readonly phones: readonly PhoneNumber[]
  readonly addresses: readonly PostalAddress[]
  readonly preferredContactMethod: string | null
  readonly clientPortalEnabled: boolean | null
  readonly billingPreferences: BillingPreferences | null
  readonly notes: string | null
  readonly customFields: readonly CustomField[]
  readonly tags: readonly string[]
}
