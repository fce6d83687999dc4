/*
 * A firm's world, the same for the same seed: who works there, whom it deals with, what it works on. Vendor-neutral; each portal tells it in its own words.
 *
 * Everything but the firm and its users is computed from its index on demand, so a world of 100 000 matters costs nothing until it is looked at.
 * `contact(i)`, `matter(i)` and `timeEntry(i)` are pure: the same world and index give an equal answer every time.
 */

/** A person or an organization. Dates are instants in milliseconds since 1970, UTC. */
export interface WorldContact {
  readonly index: number
  readonly kind: 'person' | 'company'
  readonly firstName: string
  readonly middleName: string
  readonly lastName: string
  /** Empty for a person who belongs to no company. */
  readonly companyName: string
  /** For a company: who to talk to. */
  readonly primaryContact: { readonly firstName: string; readonly lastName: string; readonly email: string } | null
  readonly role: 'client' | 'opposing_party' | 'opposing_counsel' | 'insurer' | 'court' | 'vendor' | 'third_party'
  /** Zero to three; the first is the main one. Always under example.com, example.org or example.net. */
  readonly emails: readonly { readonly label: 'work' | 'home' | 'other'; readonly address: string }[]
  /** Zero to three, as people type them; always 555 numbers. */
  readonly phones: readonly { readonly label: 'mobile' | 'work' | 'home' | 'fax'; readonly number: string }[]
  readonly addresses: readonly {
    readonly label: 'home' | 'work' | 'billing'
    readonly line1: string
    readonly line2: string
    readonly city: string
    readonly region: string
    readonly postalCode: string
    readonly country: string
  }[]
  readonly notes: string
  readonly tags: readonly string[]
  readonly archived: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

/** Someone who works at the firm. */
export interface WorldUser {
  readonly index: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly role: 'attorney' | 'paralegal' | 'staff' | 'billing' | 'admin'
  readonly title: string
  readonly active: boolean
  /** Hourly, in whole cents; null where nobody set one. */
  readonly rateCents: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** A matter and who is on it. */
export interface WorldMatter {
  readonly index: number
  /** The firm's own number, empty where nobody gave one. Duplicates occur. */
  readonly number: string
  readonly title: string
  readonly description: string
  readonly status: 'open' | 'pending' | 'closed' | 'archived'
  readonly practiceArea: string
  readonly stage: string
  /** YYYY-MM-DD, or null where unknown. */
  readonly openDate: string | null
  readonly closeDate: string | null
  readonly limitationDate: string | null
  readonly billing: {
    readonly type: 'hourly' | 'flat' | 'contingency'
    readonly rateCents: number | null
    readonly flatCents: number | null
  }
  /** Index of the client among the contacts; null for a matter nobody assigned yet. */
  readonly client: number | null
  readonly opposing: readonly { readonly contact: number; readonly role: WorldContact['role'] }[]
  readonly responsibleAttorney: number | null
  readonly originatingAttorney: number | null
  readonly staff: readonly number[]
  readonly customFields: {
    readonly court: string
    readonly caseType: string
    readonly claimAmountCents: number | null
    readonly juryTrial: boolean | null
    readonly incidentDate: string | null
  }
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}

/** Time one user worked on one matter. */
export interface WorldTimeEntry {
  readonly index: number
  readonly matter: number
  readonly user: number
  /** YYYY-MM-DD, within the two years before the world's `today`. */
  readonly date: string
  /** Whole seconds, not always a round number. */
  readonly seconds: number
  readonly description: string
  readonly billable: boolean
  readonly status: 'unbilled' | 'draft' | 'billed' | 'written_off'
  /** A UTBMS litigation code such as L110, or empty. */
  readonly taskCode: string
  /** A UTBMS activity code such as A103, or empty. */
  readonly activityCode: string
  readonly rateCents: number | null
  readonly noCharge: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

/** One firm's world. */
export interface World {
  readonly seed: number
  readonly firm: {
    readonly name: string
    readonly subdomain: string
    readonly timeZone: string
    readonly currency: string
    readonly state: string
    readonly address: WorldContact['addresses'][number]
    readonly phone: string
    readonly createdAt: number
  }
  /** The world's last day; nothing in it is later. Fixed by the seed, never the clock. YYYY-MM-DD. */
  readonly today: string
  readonly practiceAreas: readonly string[]
  readonly stages: readonly string[]
  /** Eight to twenty people; index 0 is the demo login: an active attorney with admin rights. */
  readonly users: readonly WorldUser[]
  readonly contactCount: number
  readonly matterCount: number
  readonly timeEntryCount: number
  contact(index: number): WorldContact
  matter(index: number): WorldMatter
  timeEntry(index: number): WorldTimeEntry
  /** The matter's client alone, without making the matter. */
  clientOfMatter(matter: number): number | null
  /** The half-open range of time entry indexes that belong to a matter: entries of one matter are neighbours. */
  timeEntriesOfMatter(matter: number): { readonly from: number; readonly until: number }
}

/** What a world is made from. The portal's slug takes part, so that no two portals hold the same firm. */
export interface WorldOptions {
  readonly portal: string
  readonly seed: number
  readonly matters: number
}
