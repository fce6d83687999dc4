import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { idOf, withSmokeball } from './withSmokeball.js'

/** The digits of the first `lastUpdated` in an answer, as written. */
const ticksIn = (text: string): string => z.string().parse(/"lastUpdated":(\d+)/.exec(text)?.[1])

test('lastUpdated of contacts is ticks, a number beyond 2^53 written digit by digit', () =>
  withSmokeball(async ({ api }) => {
    const { text } = await api('/contacts?Limit=1')
    assert.match(ticksIn(text), /^6\d{17}$/)
    assert.ok(BigInt(ticksIn(text)) > BigInt(Number.MAX_SAFE_INTEGER))
  }))

test('contacts, fees and stages are filtered by UpdatedSince in ticks', () =>
  withSmokeball(async ({ api, list }) => {
    const all = await api('/contacts?Sort=asc(lastUpdated)')
    const [oldest] = all.text.match(/(?<="lastUpdated":)\d+/g) ?? []
    assert.equal((await list(`/contacts?UpdatedSince=${String(oldest)}`)).size, all.read(z.object({ size: z.int() })).size - 1)
    assert.equal((await api('/contacts?UpdatedSince=2026-01-01')).status, 400)
    assert.equal((await list('/stages?UpdatedSince=639999999999999999')).size, 0)
  }))

test('matters are filtered by LastUpdated in ISO or UpdatedSince in ticks, never both', () =>
  withSmokeball(async ({ api, list }) => {
    const iso = await list('/matters?LastUpdated=2026-06-01T00:00:00Z')
    const ticks = await list('/matters?UpdatedSince=639158688000000000')
    assert.equal(iso.size, ticks.size)
    assert.ok(iso.size > 0 && iso.size < (await list('/matters')).size)
    assert.equal((await api('/matters?LastUpdated=2026-06-01&UpdatedSince=639158688000000000')).status, 400)
  }))

test('a fraction of a second in a query is refused', () =>
  withSmokeball(async ({ api }) => {
    assert.equal((await api('/matters?LastUpdated=2026-06-01T00:00:00.000Z')).status, 400)
    assert.equal((await api('/matters?LastUpdated=2026-06-01T00:00:00')).status, 200)
  }))

test('the version of a matter is ticks in a text, of everything else a GUID', () =>
  withSmokeball(async ({ list }) => {
    assert.match(z.string().parse((await list('/matters?Limit=1')).value[0]?.['versionId']), /^6\d{17}$/)
    assert.match(z.string().parse((await list('/contacts?Limit=1')).value[0]?.['versionId']), /^[0-9a-f]{8}-/)
  }))

test('what a person changes at the desk moves to the end of the changes', () =>
  withSmokeball(async ({ ask, list }) => {
    const id = idOf((await list('/matters?Sort=asc(lastUpdated)&Limit=1')).value[0])
    await ask('PATCH', `/_sandbox/records/matters/${id}`, { description: 'Moved to another court' })
    assert.equal((await list('/matters?Sort=desc(lastUpdated)&Limit=1')).value[0]?.['id'], id)
  }))
