import type { Page } from 'puppeteer'
import type { RecordKind } from '../../core/recordKind.js'
import type { OAuthClient, VendorAdapter } from '../../core/vendorAdapter.js'
import type { PortalDefinition } from '../../sandbox/portal/Portal.js'
import type { Stored } from '../support/PortalDesk.js'

/** An edit a person makes at the portal, and what the canonical record then says. */
export interface PortalEdit {
  readonly fields: Readonly<Record<string, unknown>>
  /** Part of the canonical record after the edit. */
  readonly reads: Readonly<Record<string, unknown>>
}

/** How the portal of a vendor keeps its records, told apart from how the adapter reads them. */
export interface PortalRecords {
  /** Whether a stored record is one of its kind; time entries can stand among expenses, for instance. */
  readonly isRecord: (kind: RecordKind, stored: Stored) => boolean
  /** The id the adapter is to know it by. */
  readonly vendorIdOf: (kind: RecordKind, stored: Stored) => string
  /** What makes a new record of the kind, in the vendor's own field names. `sample` is a stored one of the same kind; `number` is another for each. */
  readonly newRecord: (kind: RecordKind, made: { readonly sample: Stored; readonly number: number }) => Readonly<Record<string, unknown>>
  /** An edit that any stored record of the kind takes, again and again. */
  readonly editOf: (kind: RecordKind, stored: Stored) => PortalEdit
  /** What nobody can do to a kind at this portal, each with the reason; everything else is tried. */
  readonly impossible: Partial<Readonly<Record<RecordKind, Partial<Readonly<Record<'create' | 'edit' | 'remove', string>>>>>>
  /** Exact seconds of a stored time entry. */
  readonly secondsOf: (timeEntry: Stored) => number
  /** What a stored time entry bills for by the vendor's own rounding, worked out from hours and rate; undefined where the portal leaves it open. */
  readonly amountOf: (timeEntry: Stored) => string | undefined
}

/** One vendor, as the conformance list needs it. */
export interface VendorUnderTest {
  readonly adapter: VendorAdapter<Page>
  readonly portal: PortalDefinition
  readonly oauth: OAuthClient | null
  readonly records: PortalRecords
  /** A world so large that the vendor's largest pages do not hold all of a kind, for the kinds that can outgrow one. */
  readonly mattersOfSeveralPages: number
  /** Named drifts that stop no read, each with the reason why nothing wrong gets in that way. */
  readonly harmlessDrifts: Readonly<Record<string, string>>
  /** Named drifts under which a full read can lack records without anything in the answers telling, each with what keeps that from doing harm. */
  readonly incompleteDrifts: Readonly<Record<string, string>>
  /** Named drifts that show the sign-in page where an answer should be. */
  readonly softLoginDrifts: readonly string[]
  /** Named drifts of the sign-in alone: each puts a page in the way that nobody knows, or keeps the session where nobody looks. */
  readonly signInDrifts: readonly string[]
  /** A named drift that stops reading matters by id. */
  readonly matterDrift: string
  /** Named drifts that show only where a kind takes several pages. */
  readonly pagingDrifts: readonly string[]
  /** What of what people do the vendor tells by itself, so that the very record is named. */
  readonly told: Readonly<Partial<Record<RecordKind, readonly ('create' | 'edit' | 'remove')[]>>>
  /** SHOULD rules this vendor cannot keep, by id, each with its reason. */
  readonly exceptions: Readonly<Record<string, string>>
}
