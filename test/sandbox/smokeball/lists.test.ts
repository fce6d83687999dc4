import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { idOf, withSmokeball } from './withSmokeball.js'

const rel = z.object({ href: z.string(), rel: z.literal('collection') })

test('a list has href, offset, limit, size, first, next, last and value; links that lead nowhere are left out', () =>
  withSmokeball(async ({ portal, api }) => {
    const first = (await api('/matters?Limit=7')).read(
      z.looseObject({ first: rel, next: rel, last: rel, size: z.int(), value: z.array(z.unknown()) }),
    )
    assert.equal(first.value.length, 7)
    assert.equal(first.first.href, `${portal.origin}/matters?limit=7`)
    assert.equal(first.next.href, `${portal.origin}/matters?limit=7&offset=7`)
    const lastOffset = Math.floor((first.size - 1) / 7) * 7
    assert.equal(first.last.href, `${portal.origin}/matters?limit=7&offset=${String(lastOffset)}`)
    assert.equal('previous' in first, false)
    const last = (await api(`/matters?limit=7&offset=${String(lastOffset)}`)).read(z.looseObject({ previous: rel }))
    assert.equal('next' in last, false)
  }))

test('pages hold 1 to 500 records, 500 unless asked otherwise', () =>
  withSmokeball(async ({ api, list }) => {
    assert.equal((await list('/contacts')).limit, 500)
    for (const wrong of ['Limit=0', 'Limit=501', 'Limit=x', 'Offset=-1']) assert.equal((await api(`/matters?${wrong}`)).status, 400, wrong)
  }))

test('parameter names are read in any case, arrays repeat the name', () =>
  withSmokeball(async ({ list }) => {
    const open = await list('/matters?Status=Open')
    const pending = await list('/matters?status=Pending')
    assert.equal((await list('/matters?Status=Open&status=pending')).size, open.size + pending.size)
  }))

test('lists that are never paged carry href and value alone; firm users are a bare array under both names', () =>
  withSmokeball(async ({ api, list }) => {
    const { value } = await list('/matters?Limit=1')
    const layouts = (await api(`/matters/${idOf(value[0])}/layouts`)).read(z.record(z.string(), z.unknown()))
    assert.deepEqual(Object.keys(layouts), ['href', 'value'])
    const pairs = (await api('/firmusers')).read(z.array(z.object({ staffId: z.string(), userId: z.string(), isFormerUser: z.boolean() })))
    assert.ok(pairs.every(({ staffId, userId }) => staffId !== userId))
    assert.deepEqual((await api('/firm/users')).json, pairs)
  }))

test('contacts are searched by field and term, joined by AND; a bare word is refused', () =>
  withSmokeball(async ({ api, list }) => {
    const found = await list('/contacts?Search=email:*example*&Search=name:*a*')
    assert.ok(found.size > 0 && found.size < (await list('/contacts')).size)
    const refused = await api('/contacts?Search=smith')
    assert.equal(refused.status, 400)
    assert.equal(refused.read(z.object({ detail: z.string() })).detail, 'Invalid search term')
    assert.equal((await api('/staff?Search=phone:1')).status, 400)
  }))

test('matters are searched by one plain keyword; field syntax finds nothing and is no error', () =>
  withSmokeball(async ({ list }) => {
    const { value } = await list('/matters?Limit=500')
    const number = z.string().parse(value.find((matter) => typeof matter['number'] === 'string')?.['number'])
    assert.ok((await list(`/matters?Search=${encodeURIComponent(number)}`)).size > 0)
    assert.equal((await list(`/matters?Search=number:${encodeURIComponent(number)}`)).size, 0)
  }))

test('matters can be sorted by status and lastUpdated, contacts by lastUpdated, and by nothing else', () =>
  withSmokeball(async ({ api, list }) => {
    const versions = (await list('/matters?Sort=asc(lastUpdated)')).value.map((matter) => BigInt(z.string().parse(matter['versionId'])))
    assert.deepEqual(
      versions,
      versions.toSorted((left, right) => (left < right ? -1 : 1)),
    )
    const descending = (await list('/matters?Sort=desc(lastUpdated)')).value.map((matter) => BigInt(z.string().parse(matter['versionId'])))
    assert.deepEqual(descending, versions.toReversed())
    assert.equal((await api('/matters?Sort=asc(number)')).status, 400)
    assert.equal((await api('/contacts?Sort=asc(status)')).status, 400)
  }))
