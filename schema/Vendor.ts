import { registerEnumType } from 'type-graphql'
import { vendors, vendorNames } from '../core/vendor.js'

/** The vendors as GraphQL's enum reads them. */
export const VendorEnum = Object.fromEntries(vendors.map((vendor) => [vendor, vendor]))

registerEnumType(VendorEnum, {
  name: 'Vendor',
  description: 'A practice-management system.',
  valuesConfig: Object.fromEntries(vendors.map((vendor) => [vendor, { description: vendorNames[vendor].title }])),
})
