/** The practice-management systems Mattergraph speaks to. The values are the GraphQL enum's values. */
export const vendors = ['CLIO', 'MYCASE', 'PRACTICEPANTHER', 'SMOKEBALL'] as const

/** One practice-management system. */
export type Vendor = (typeof vendors)[number]

/** How a vendor is called in each place its name appears. */
export interface VendorName {
  /** In ids, folder names and subgraph names: `clio`. */
  readonly slug: string
  /** In GraphQL type names: `Clio` as in `ClioMatter`. */
  readonly prefix: string
  /** As the vendor writes itself, for people to read. */
  readonly title: string
}

/** The names of every vendor. */
export const vendorNames = {
  CLIO: { slug: 'clio', prefix: 'Clio', title: 'Clio' },
  MYCASE: { slug: 'mycase', prefix: 'MyCase', title: 'MyCase' },
  PRACTICEPANTHER: { slug: 'practicepanther', prefix: 'PracticePanther', title: 'PracticePanther' },
  SMOKEBALL: { slug: 'smokeball', prefix: 'Smokeball', title: 'Smokeball' },
} as const satisfies Record<Vendor, VendorName>

const bySlug: ReadonlyMap<string, Vendor> = new Map(vendors.map((vendor) => [vendorNames[vendor].slug, vendor]))

/** The vendor with this slug, or undefined. */
export const vendorOfSlug = (slug: string): Vendor | undefined => bySlug.get(slug)
