import type { PortalKit } from '../../portal/Portal.js'

/** A kind of matter from the vendor's catalogue. */
export interface MatterType {
  /** A GUID with the state after it: `…_IL`. */
  readonly id: string
  readonly versionId: string
  readonly name: string
  readonly category: string
  /** 0 for matters, 1 for leads. */
  readonly type: 0 | 1
  readonly location: string
  readonly representativeOptions: readonly string[]
  /** Roles of the client and of the other side, where nobody chose others. */
  readonly clientRole: string
  readonly otherSideRole: string
}

const contested: ReadonlySet<string> = new Set(['Personal Injury', 'Civil Litigation', 'Employment', 'Criminal Defense', 'Bankruptcy'])

const categories: Readonly<Record<string, string>> = {
  'Personal Injury': 'Litigation',
  'Civil Litigation': 'Litigation',
  Employment: 'Litigation',
  Bankruptcy: 'Litigation',
  'Criminal Defense': 'Criminal Law',
  'Family Law': 'Family Law',
  'Estate Planning': 'Wills & Estates',
  Probate: 'Wills & Estates',
  'Real Estate': 'Property',
  Business: 'Business & Corporate',
  Immigration: 'Immigration',
}

/** The catalogue as far as this firm uses it: one type for each area of practice, one for none, and a lead type beside each. */
export const buildMatterTypes = (kit: PortalKit): readonly MatterType[] => {
  const areas = [...kit.world.practiceAreas, 'General']
  return areas.flatMap((name, index) => [
    typeOf(kit, name, { index, type: 0 }),
    typeOf(kit, name, { index: index + areas.length, type: 1 }),
  ])
}

const typeOf = (kit: PortalKit, area: string, { index, type }: { readonly index: number; readonly type: 0 | 1 }): MatterType => {
  const roles = contested.has(area)
    ? { clientRole: 'Plaintiff', otherSideRole: 'Defendant' }
    : { clientRole: 'Client', otherSideRole: 'Other Side' }
  return {
    id: `${kit.guid.of('matter-type', index)}_${kit.world.firm.state}`,
    versionId: kit.guid.of('matter-type-version', index),
    name: type === 1 ? `${area} Lead` : area,
    category: categories[area] ?? 'General',
    type,
    location: kit.world.firm.state,
    representativeOptions: contested.has(area) ? ['Plaintiff', 'Defendant'] : ['Client', 'Other Side'],
    ...roles,
  }
}
