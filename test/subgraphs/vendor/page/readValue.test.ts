import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAttribute } from '../../../../subgraphs/vendor/page/readAttribute.js'
import { type DecimalForm, readDecimal, usMoney } from '../../../../subgraphs/vendor/page/readDecimal.js'
import { readLinkId, readLinkIdOrNull } from '../../../../subgraphs/vendor/page/readLinkId.js'
import { readSomeText, readText } from '../../../../subgraphs/vendor/page/readText.js'
import { readWord } from '../../../../subgraphs/vendor/page/readWord.js'
import { unlessBlank } from '../../../../subgraphs/vendor/page/unlessBlank.js'
import { driftOf, valueOf } from './pageOf.js'

const money = (text: string, form: DecimalForm = usMoney): string => readDecimal(valueOf(text), form)
const refused = (texts: readonly string[], form: DecimalForm = usMoney): void => {
  for (const text of texts)
    assert.match(
      driftOf(() => money(text, form)),
      /^#value: expected a number such as /,
      text,
    )
}

test('money in the declared form is an exact decimal', () => {
  const amounts = {
    '$0.00': '0',
    '$0.05': '0.05',
    '$999.90': '999.9',
    '$1,234.56': '1234.56',
    '$12,345,678.00': '12345678',
    '($1,234.56)': '-1234.56',
    '($0.00)': '0',
  }
  for (const [text, amount] of Object.entries(amounts)) assert.equal(money(text), amount)
})

test('money in any other form is drift', () => {
  refused([
    '',
    '-',
    '$',
    '1,234.56',
    '€1,234.56',
    '$1234.56',
    '$1,23.45',
    '$12,34.56',
    '$1,2345.00',
    '$,123.00',
    '$1.234,56',
    '$1,234',
    '$1,234.5',
    '$1,234.567',
  ])
  refused([
    '-$1.00',
    '$-1.00',
    '($1.00',
    '$1.00)',
    '(1.00)',
    '$ 1.00',
    '$1.00 USD',
    '$01.00',
    '$.50',
    '$1,234.56 $1.00',
    'NaN',
    '$1e3',
    '($-1.00)',
    '--',
    '$١.٠٠',
    '$1 234.56',
  ])
})

test('the form says how negatives are written', () => {
  assert.equal(money('-$1,234.56', { ...usMoney, negative: ['minus'] }), '-1234.56')
  assert.equal(money('$-1.00', { ...usMoney, negative: ['minus inside'] }), '-1')
  assert.equal(money('($1.00)', { ...usMoney, negative: ['minus', 'parentheses'] }), '-1')
  refused(['($1.00)', '-$1.00', '$-1.00'], { ...usMoney, negative: [] })
  refused(['($1.00)', '$-1.00', '--$1.00', '−$1.00'], { ...usMoney, negative: ['minus'] })
})

test('money of other places and plain quantities have forms too', () => {
  const german: DecimalForm = {
    before: '',
    behind: ' €',
    thousands: '.',
    point: ',',
    leastDecimals: 2,
    mostDecimals: 2,
    negative: ['minus'],
  }
  assert.equal(money('-1.234,56 €', german), '-1234.56')
  refused(['1,234.56 €', '1.234,56', '1234,56 €'], german)
  const hours: DecimalForm = { before: '', behind: '', thousands: '', point: '.', leastDecimals: 0, mostDecimals: 3, negative: [] }
  assert.deepEqual(
    ['1', '1.2', '1.205', '12345'].map((text) => money(text, hours)),
    ['1', '1.2', '1.205', '12345'],
  )
  refused(['1.2055', '1.', '.5', '1h 12m', '1,234'], hours)
  const percent: DecimalForm = { ...hours, behind: '%', leastDecimals: 2, mostDecimals: 2 }
  assert.equal(money('8.25%', percent), '8.25')
  refused(['8.25', '8.3%'], percent)
  refused(['1.0'], { ...hours, mostDecimals: 0 })
})

test('an error tells the form and never the value', () => {
  assert.equal(
    driftOf(() => money('1,066.50 Ada')),
    '#value: expected a number such as $1,234.56, came other text',
  )
  assert.equal(
    driftOf(() => money('')),
    '#value: expected a number such as $1,234.56, came nothing',
  )
})

test('text is what a person reads', () => {
  assert.equal(readText(valueOf(' a&nbsp;<b>b</b>\n c ')), 'a b c')
  assert.equal(
    driftOf(() => readSomeText(valueOf(' '))),
    '#value: expected some text, came none',
  )
})

test('a value that may be left out is null where nothing stands, or the mark of nothing', () => {
  assert.equal(unlessBlank(valueOf(' '), readText), null)
  assert.equal(unlessBlank(valueOf('—'), readText, '—'), null)
  assert.equal(unlessBlank(valueOf('x'), readText, '—'), 'x')
})

test('a word has one of the known meanings', () => {
  const words = { Paid: 'PAID', None: null }
  assert.equal(readWord(valueOf('Paid'), words), 'PAID')
  assert.equal(readWord(valueOf('None'), words), null)
  assert.equal(
    driftOf(() => readWord(valueOf('paid'), words)),
    '#value: expected one of Paid, None, came another word',
  )
  assert.equal(
    driftOf(() => readWord(valueOf('toString'), words)),
    '#value: expected one of Paid, None, came another word',
  )
  assert.equal(
    driftOf(() => readWord(valueOf(''), words)),
    '#value: expected one of Paid, None, came nothing',
  )
})

test('a link gives the id in its address', () => {
  const bill = /^\/bills\/(\d+)$/
  assert.equal(readLinkId(valueOf('<a href="/bills/7">Invoice 7</a>'), bill), '7')
  assert.equal(readLinkIdOrNull(valueOf('none'), bill), null)
  assert.equal(
    driftOf(() => readLinkId(valueOf('7'), bill)),
    '#value: expected one link, came none',
  )
  assert.equal(
    driftOf(() => readLinkId(valueOf('<a href="/bills/7">7</a><a href="/bills/8">8</a>'), bill)),
    '#value: expected one link, came 2',
  )
  for (const href of ['https://other.example.com/bills/7', '/bills/7x', '/cases/7', '']) {
    assert.equal(
      driftOf(() => readLinkIdOrNull(valueOf(`<a href="${href}">7</a>`), bill)),
      String.raw`#value: expected a link in the form /^\/bills\/(\d+)$/, came another`,
    )
  }
})

test('an attribute is read in its declared form', () => {
  const value = valueOf('')
  value.element.attr('data-id', 'line-7')
  assert.equal(readAttribute(value, 'data-id', /^line-(\d+)$/), '7')
  assert.equal(readAttribute(value, 'data-id', /^line-\d+$/), 'line-7')
  assert.equal(
    driftOf(() => readAttribute(value, 'data-id', /^\d+$/)),
    String.raw`#value @data-id: expected text in the form /^\d+$/, came another`,
  )
  assert.equal(
    driftOf(() => readAttribute(value, 'data-key', /^\d+$/)),
    '#value @data-key: expected this attribute, came none',
  )
})
