import assert from 'node:assert/strict'
import { formatRecordId, parseRecordId } from '../../../../core/recordId.js'
import { accountKey } from '../../../support/accountKey.js'
import type { SignedIn } from '../../../support/withSignedIn.js'
import { recordsOnce } from '../../readOnce.js'
import type { Rule } from '../../Rule.js'
import { assertForm } from './assertForm.js'

/** How every canonical record is written. */
export const formRules: readonly Rule<SignedIn>[] = [
  {
    id: 'C-50',
    level: 'MUST',
    says: 'every id can stand in a global id and be read out of it again',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        for (const { vendorId } of await recordsOnce(scene, kind)) {
          const id = { kind, vendor: scene.vendor.adapter.vendor, account: accountKey, vendorId }
          assert.deepEqual(parseRecordId(formatRecordId(id)), id)
        }
      }
    },
  },
  {
    id: 'C-51',
    level: 'MUST',
    says: 'instants, dates, decimals, roles and codes are written the one way there is',
    check: async (scene) => {
      for (const kind of scene.kinds) for (const record of await recordsOnce(scene, kind)) assertForm(kind, record)
    },
  },
  {
    id: 'C-52',
    level: 'MUST',
    says: 'every record carries the vendor’s own payload, and an address of the portal where it tells one',
    check: async (scene) => {
      for (const kind of scene.kinds) {
        for (const { raw, vendorUrl } of await recordsOnce(scene, kind)) {
          assert.ok(typeof raw === 'object' && raw !== null && Object.keys(raw).length > 1, kind)
          assert.deepEqual(JSON.parse(JSON.stringify(raw)), raw)
          if (vendorUrl !== null) assert.ok(vendorUrl.startsWith(`${scene.portal.web}/`) && URL.canParse(vendorUrl), vendorUrl)
        }
      }
    },
  },
  {
    id: 'C-53',
    level: 'MUST',
    says: 'matters and contacts tell where a person opens them',
    check: async (scene) => {
      for (const kind of ['MATTER', 'CONTACT'] as const) {
        for (const { vendorUrl, vendorId } of await recordsOnce(scene, kind)) assert.notEqual(vendorUrl, null, `${kind} ${vendorId}`)
      }
    },
  },
]
