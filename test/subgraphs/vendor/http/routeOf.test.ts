import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routeOf } from '../../../../subgraphs/vendor/http/routeOf.js'

test('a route says which endpoint was asked, and neither which record nor what was looked for', () => {
  const routes = {
    'https://app.clio.com/api/v4/matters.json?fields=id&query=Chesselton': '/api/v4/matters.json',
    'https://app.clio.com/api/v4/bills/88.json': '/api/v4/bills/{id}.json',
    'https://demo-firm.mycase.com/court_cases/41007001/trust': '/court_cases/{id}/trust',
    'https://external-integrations.mycase.com/v1/cases?page_token=abc': '/v1/cases',
    'https://app.practicepanther.com/api/v2/matters/11111111-2222-4333-8444-555555555555': '/api/v2/matters/{id}',
    'https://app.practicepanther.com/odata/Contacts(11111111-2222)': '/odata/Contacts({id})',
    'https://api.smokeball.com/matters/abc123/relationships': '/matters/{id}/relationships',
    'https://api.smokeball.com/contacts/ann%40example.com': '/contacts/{id}',
    'http://127.0.0.1:4101/': '/',
    'not an address': 'a malformed address',
  }
  for (const [url, route] of Object.entries(routes)) assert.equal(routeOf(url), route)
})
