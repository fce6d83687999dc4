import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DateOrder, readDate } from '../../../../subgraphs/vendor/page/readDate.js'
import { driftOf, valueOf } from './pageOf.js'

const refused = (order: DateOrder, texts: readonly string[]): void => {
  for (const text of texts) {
    assert.equal(
      driftOf(() => readDate(valueOf(text), order)),
      `#value: expected a date in the form ${order}, came ${text === '' ? 'nothing' : 'other text'}`,
      text,
    )
  }
}

test('a date is read in its declared order alone', () => {
  assert.equal(readDate(valueOf('02/05/2026'), 'MM/DD/YYYY'), '2026-02-05')
  assert.equal(readDate(valueOf('02/05/2026'), 'DD/MM/YYYY'), '2026-05-02')
  assert.equal(readDate(valueOf('2/5/2026'), 'M/D/YYYY'), '2026-02-05')
  assert.equal(readDate(valueOf('25/2/2026'), 'D/M/YYYY'), '2026-02-25')
  assert.equal(readDate(valueOf('Feb 5, 2026'), 'Mon D, YYYY'), '2026-02-05')
  assert.equal(readDate(valueOf('2026-02-05'), 'YYYY-MM-DD'), '2026-02-05')
  refused('MM/DD/YYYY', ['', '2/5/2026', '02/05/26', '2026-02-05', '02-05-2026', 'Feb 5, 2026', '02/05/2026 10:00', '02.05.2026'])
  refused('Mon D, YYYY', ['February 5, 2026', '5 Feb 2026', 'feb 5, 2026', 'Fev 5, 2026', 'Feb 05, 2026'])
})

test('a day that does not exist is drift, as of parts that changed places', () => {
  refused('MM/DD/YYYY', ['25/02/2026', '02/30/2026', '02/29/2026', '00/10/2026', '04/31/2026'])
  refused('Mon D, YYYY', ['Feb 30, 2026'])
  assert.equal(readDate(valueOf('02/29/2028'), 'MM/DD/YYYY'), '2028-02-29')
})
