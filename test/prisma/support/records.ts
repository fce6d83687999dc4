import type { ContactRecord } from '../../../core/record/Contact.js'
import type { MatterRecord } from '../../../core/record/Matter.js'
import type { RecordBase } from '../../../core/record/RecordBase.js'
import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { UserRecord } from '../../../core/record/User.js'

const base = (vendorId: string): RecordBase => ({
  vendorId,
  vendorUrl: `https://portal.example.com/${vendorId}`,
  externalId: null,
  createdAt: '2026-01-02T03:04:05.678Z',
  updatedAt: '2026-02-03T04:05:06.789Z',
  raw: { id: vendorId, nested: { list: [1, 'two', null, true] } },
})

/** A user with every field set. */
export const aUser = (vendorId: string, changes: Partial<UserRecord> = {}): UserRecord => ({
  ...base(vendorId),
  name: 'Ann Example',
  email: 'ann@example.com',
  role: 'Attorney',
  active: true,
  rate: '250.50',
  ...changes,
})

/** A contact with every field set, who is nobody's client. */
export const aContact = (vendorId: string, changes: Partial<ContactRecord> = {}): ContactRecord => ({
  ...base(vendorId),
  type: 'PERSON',
  displayName: 'Bo Sample',
  firstName: 'Bo',
  lastName: 'Sample',
  companyName: 'Sample and Daughters',
  primaryContact: { given: 'Bo', family: 'Sample', email: 'bo@example.org' },
  isClient: null,
  roles: [],
  emails: [{ address: 'bo@example.org', label: 'work', primary: true }],
  phones: [{ number: '(555) 555-0100', e164: '+15555550100', type: 'mobile', primary: true }],
  addresses: [{ line1: '1 Test Street', line2: null, city: 'Sampleton', region: 'NY', postalCode: '00000', country: 'US', label: null }],
  preferredContactMethod: 'email',
  clientPortalEnabled: false,
  billingPreferences: { delivery: 'email', terms: 'net 30', currency: 'USD' },
  notes: 'Prefers mornings.',
  customFields: [{ name: 'Referred by', value: 'A friend', type: 'text', vendorFieldId: '7' }],
  tags: ['VIP'],
  ...changes,
})

/** A matter with every field set, without client or attorney. */
export const aMatter = (vendorId: string, changes: Partial<MatterRecord> = {}): MatterRecord => ({
  ...base(vendorId),
  number: `2026-${vendorId}`,
  title: 'Sample v. Example',
  description: 'A dispute over a fence.',
  status: 'OPEN',
  stage: 'Discovery',
  practiceArea: 'Civil Litigation',
  openDate: '2026-01-15',
  closeDate: null,
  billing: { type: 'HOURLY', rate: '300.00', flatAmount: null, currency: 'USD' },
  clientId: null,
  responsibleAttorneyId: null,
  participants: [],
  iManageWorkspaceId: 'ws-1',
  customFields: [{ name: 'Court', value: 'Sampleton District', type: 'text', vendorFieldId: '3' }],
  tags: ['Fence'],
  ...changes,
})

/** A billable, unbilled time entry with every field set. */
export const aTimeEntry = (vendorId: string, changes: Partial<TimeEntryRecord> = {}): TimeEntryRecord => ({
  ...base(vendorId),
  matterId: null,
  userId: null,
  date: '2026-02-18',
  durationSeconds: 5400,
  description: 'Read the fence agreement.',
  billable: true,
  activityCode: 'A104',
  rate: '300.00',
  amount: '450.00',
  currency: 'USD',
  status: 'UNBILLED',
  referenceId: 'timer-1',
  tags: ['reading'],
  ...changes,
})
