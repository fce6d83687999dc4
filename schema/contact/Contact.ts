import { Arg, Args, Field, InterfaceType } from 'type-graphql'
import type { ContactType } from '../../core/record/Contact.js'
import { ChildPageArguments } from '../connection/ChildPageArguments.js'
import { resolvedByVendorType } from '../connection/resolvedByVendorType.js'
import { CustomField } from '../CustomField.js'
import { MatterConnection } from '../matter/MatterConnection.js'
import { MatterFilter } from '../matter/MatterFilter.js'
import { Node } from '../node/Node.js'
import { VendorRecord } from '../node/VendorRecord.js'
import { typeNameOf } from '../node/typeNameOf.js'
import { BillingPreferences } from './BillingPreferences.js'
import { ContactTypeEnum } from './ContactType.js'
import { EmailAddress } from './EmailAddress.js'
import { PersonName } from './PersonName.js'
import { PhoneNumber } from './PhoneNumber.js'
import { PostalAddress } from './PostalAddress.js'

/** A client or another party: a person or an organization. */
@InterfaceType('Contact', {
  implements: [Node, VendorRecord],
  autoRegisterImplementations: false,
  description: 'A client or another party: a person or an organization.',
  resolveType: typeNameOf,
})
export abstract class Contact extends VendorRecord {
  @Field(() => ContactTypeEnum, { simple: true })
  type!: ContactType

  @Field(() => String, { simple: true, description: "The name to show: the person's or the organization's." })
  displayName!: string

  @Field(() => String, { simple: true, nullable: true })
  firstName!: string | null

  @Field(() => String, { simple: true, nullable: true })
  lastName!: string | null

  @Field(() => String, { simple: true, nullable: true, description: 'The organization, or the one the person belongs to.' })
  companyName!: string | null

  @Field(() => PersonName, { simple: true, nullable: true, description: 'For an organization: the person to talk to.' })
  primaryContact!: PersonName | null

  @Field(() => Boolean, { simple: true, description: 'Whether the vendor marks it as a client, or any matter names it as its client.' })
  isClient!: boolean

  @Field(() => [String], {
    simple: true,
    description: 'client, opposing_party, opposing_counsel, insurer, court, vendor, third_party, …: over all its matters.',
  })
  roles!: readonly string[]

  @Field(() => [EmailAddress], { simple: true })
  emails!: readonly EmailAddress[]

  @Field(() => [PhoneNumber], { simple: true })
  phones!: readonly PhoneNumber[]

  @Field(() => [PostalAddress], { simple: true })
  addresses!: readonly PostalAddress[]

  @Field(() => String, { simple: true, nullable: true, description: 'As the vendor names it: email, phone, portal, …' })
  preferredContactMethod!: string | null

  @Field(() => Boolean, {
    simple: true,
    nullable: true,
    description: "Whether the person may use the vendor's client portal; null where the vendor does not tell.",
  })
  clientPortalEnabled!: boolean | null

  @Field(() => BillingPreferences, { simple: true, nullable: true })
  billingPreferences!: BillingPreferences | null

  @Field(() => String, { simple: true, nullable: true })
  notes!: string | null

  @Field(() => [CustomField], { simple: true })
  customFields!: readonly CustomField[]

  @Field(() => [String], { simple: true })
  tags!: readonly string[]

  @Field(() => MatterConnection, {
    description: 'The matters that name this contact, as client or in any other role; newest change first.',
  })
  matters(
    @Arg('filter', () => MatterFilter, { nullable: true }) _filter: MatterFilter | null,
    @Args(() => ChildPageArguments) _page: ChildPageArguments,
  ): unknown {
    return resolvedByVendorType('Contact.matters')
  }
}
