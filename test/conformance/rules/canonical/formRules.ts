import assert from 'node:assert/strict'
import { formatRecordId, parseRecordId } from '../../../../core/recordId.js'
import { recordKinds } from '../../../../core/recordKind.js'
import { contactTypes } from '../../../../core/record/Contact.js'
import { billingTypes, matterStatuses } from '../../../../core/record/Matter.js'
import { billingStatuses } from '../../../../core/record/TimeEntry.js'
import { accountKey } from '../../../support/accountKey.js'
import { readAll } from '../../../support/readAll.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import type { Rule } from '../../Rule.js'

/** How every canonical record is written. */
export const formRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-50',
    level: 'MUST',
    says: 'every id can stand in a global id and be read out of it again',
    check: async ({ connection, vendor }) => {
      for (const kind of recordKinds) {
        for (const { vendorId } of await readAll(connection.readers[kind])) {
          const id = { kind, vendor: vendor.adapter.vendor, account: accountKey, vendorId }
          assert.deepEqual(parseRecordId(formatRecordId(id)), id)
        }
      }
    },
  },
  {
    id: 'C-51',
    level: 'MUST',
    says: 'instants, dates, decimals and codes are written the one way there is',
    check: async ({ connection: { readers } }) => {
      for (const kind of recordKinds) {
        for (const record of await readAll(readers[kind])) {
          assertInstant(record.updatedAt)
          if (record.createdAt !== null) assertInstant(record.createdAt)
        }
      }
      for (const { rate } of await readAll(readers.USER)) assertDecimal(rate)
      for (const { openDate, closeDate, billing, status } of await readAll(readers.MATTER)) {
        assertDate(openDate)
        assertDate(closeDate)
        assert.ok(matterStatuses.includes(status))
        if (billing === null) continue
        assert.ok(billingTypes.includes(billing.type))
        assertDecimal(billing.rate)
        assertDecimal(billing.flatAmount)
        assertCurrency(billing.currency)
      }
      for (const entry of await readAll(readers.TIME_ENTRY)) {
        assertDate(entry.date)
        assertDecimal(entry.rate)
        assertDecimal(entry.amount)
        assertCurrency(entry.currency)
        assert.ok(Number.isSafeInteger(entry.durationSeconds) && entry.durationSeconds >= 0)
        assert.ok(billingStatuses.includes(entry.status))
        assert.equal(
          entry.status === 'NON_BILLABLE',
          !entry.billable && entry.status !== 'WRITTEN_OFF',
          `${entry.vendorId}: ${entry.status}`,
        )
        if (!entry.billable) assert.equal(Number(entry.amount), 0)
      }
      for (const contact of await readAll(readers.CONTACT)) {
        assert.ok(contactTypes.includes(contact.type))
        assert.notEqual(contact.displayName.trim(), '')
        for (const { number, e164 } of contact.phones) assert.ok(number !== '' && (e164 === null || /^\+\d{4,15}$/.test(e164)))
        for (const { address } of contact.emails) assert.notEqual(address, '')
        for (const role of contact.roles) assert.match(role, /^[\p{Ll}\p{N}]+(_[\p{Ll}\p{N}]+)*$/u)
      }
    },
  },
  {
    id: 'C-52',
    level: 'MUST',
    says: 'every record carries the vendor’s own payload, and an address of the portal where it tells one',
    check: async ({ connection, portal }) => {
      for (const kind of recordKinds) {
        for (const { raw, vendorUrl } of await readAll(connection.readers[kind])) {
          assert.ok(typeof raw === 'object' && raw !== null && Object.keys(raw).length > 1, kind)
          assert.deepEqual(JSON.parse(JSON.stringify(raw)), raw)
          if (vendorUrl !== null) assert.ok(vendorUrl.startsWith(`${portal.web}/`) && URL.canParse(vendorUrl), vendorUrl)
        }
      }
    },
  },
  {
    id: 'C-53',
    level: 'MUST',
    says: 'matters and contacts tell where a person opens them',
    check: async ({ connection: { readers } }) => {
      for (const kind of ['MATTER', 'CONTACT'] as const) {
        for (const { vendorUrl, vendorId } of await readAll(readers[kind])) assert.notEqual(vendorUrl, null, `${kind} ${vendorId}`)
      }
    },
  },
]

const assertInstant = (text: string): void => assert.equal(new Date(text).toISOString(), text)
const assertDate = (text: string | null): void => {
  if (text !== null) assert.equal(new Date(`${text}T00:00:00.000Z`).toISOString(), `${text}T00:00:00.000Z`)
}
const assertDecimal = (text: string | null): void => {
  if (text !== null) assert.match(text, /^-?(0|[1-9]\d*)(\.\d+)?$/)
}
const assertCurrency = (text: string): void => assert.match(text, /^[A-Z]{3}$/)
