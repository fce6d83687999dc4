import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import type { MatterType } from './matterTypes.js'

/** A matter type as answered. */
export const matterTypeWire = (kit: PortalKit, type: MatterType): WireRecord => ({
  href: `${kit.origin}/mattertypes/${type.id.replace(/_.*$/, (state) => state.toLowerCase())}`,
  id: type.id,
  versionId: type.versionId,
  name: type.name,
  category: type.category,
  type: type.type,
  representativeOptions: type.representativeOptions,
  location: type.location,
  isDeleted: false,
})
