import type { CustomFieldWire } from '../wire/CustomField.js'
import type { ContactList } from './contactId.js'

/** What mapping needs to know beside the record. */
export interface MapContext {
  /** The firm's portal, for links. */
  readonly web: string
  /** The firm's custom fields by id. */
  readonly customFields: ReadonlyMap<number, CustomFieldWire>
}

/** What mapping a case needs to know besides. */
export interface CaseContext extends MapContext {
  /** The list of each billing contact that is not among the case's own people; missing where neither list has it. */
  readonly billingContacts: ReadonlyMap<number, ContactList>
}

/** What mapping a person needs to know besides. */
export interface ClientContext extends MapContext {
  /** Names of the people groups by id; empty where every record names its own. */
  readonly peopleGroups: ReadonlyMap<number, string>
}
