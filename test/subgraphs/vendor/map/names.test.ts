import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blankToNull } from '../../../../subgraphs/vendor/map/blankToNull.js'
import { phoneNumber } from '../../../../subgraphs/vendor/map/phoneNumber.js'
import { roleName } from '../../../../subgraphs/vendor/map/roleName.js'

test('a role has one spelling, whatever the vendor’s', () => {
  for (const words of ['Opposing Party', 'OpposingParty', 'opposing-party', ' OPPOSING PARTY ', 'opposing_party']) {
    assert.equal(roleName(words), 'opposing_party')
  }
  assert.equal(roleName('Client / Contact'), 'client_contact')
  assert.equal(roleName('Debtor’s Counsel'), 'debtors_counsel')
  assert.equal(roleName('Kläger 2'), 'kläger_2')
  assert.equal(roleName(' — '), null)
})

test('a phone number is kept as typed and read where it can be dialled', () => {
  assert.deepEqual(phoneNumber(' (512) 555-0111 '), { number: '(512) 555-0111', e164: '+15125550111' })
  assert.deepEqual(phoneNumber('512.555.0111 x12'), { number: '512.555.0111 x12', e164: '+15125550111' })
  assert.deepEqual(phoneNumber('+61 2 5550 0111'), { number: '+61 2 5550 0111', e164: '+61255500111' })
  assert.deepEqual(phoneNumber('02 5550 0111', 'AU'), { number: '02 5550 0111', e164: '+61255500111' })
  assert.equal(phoneNumber('030 555 0111', null)?.e164, null, 'without a country there is no telling')
  assert.equal(phoneNumber('+49 30 5550111', null)?.e164, '+49305550111')
  assert.deepEqual(phoneNumber('call the office'), { number: 'call the office', e164: null })
  assert.deepEqual(phoneNumber('555-01'), { number: '555-01', e164: null })
  for (const typed of [null, undefined, ' ']) assert.equal(phoneNumber(typed), null)
})

test('blank is null, and text loses the space around it', () => {
  for (const text of [null, undefined, '', ' \n']) assert.equal(blankToNull(text), null)
  assert.equal(blankToNull(' Ada '), 'Ada')
})
