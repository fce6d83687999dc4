import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import { int64 } from './int64.js'
import { formOf, type SmokeballContact } from './SmokeballContact.js'

/** A contact as it is answered. `lastUpdated` is a number that no double can hold. */
export const contactWire = (kit: PortalKit, contact: SmokeballContact, parts: { readonly tags: boolean }): WireRecord => ({
  href: `${kit.origin}/contacts/${contact.id}`,
  id: contact.id,
  ...(contact.externalSystemId === undefined ? {} : { externalSystemId: contact.externalSystemId }),
  versionId: contact.versionId,
  [formOf(contact)]: contact[formOf(contact)],
  isDeleted: contact.isDeleted,
  lastUpdated: int64(contact.lastUpdated),
  ...(parts.tags ? { tags: contact.tags } : {}),
})
