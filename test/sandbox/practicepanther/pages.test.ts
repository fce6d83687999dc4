import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { withPracticePanther } from './withPracticePanther.js'

const grid = z.object({
  Data: z.array(
    z.object({
      Guid: z.guid(),
      Name: z.string(),
      StatusName: z.string(),
      Account: z.object({ Guid: z.guid(), NameAndNumber: z.string() }).nullable(),
    }),
  ),
  Total: z.number(),
})

describe("PracticePanther's pages", () => {
  it('list matters and contacts and lead to each', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const browser = await signedIn()
      for (const [list, controller] of [
        ['/Project/', 'Project'],
        ['/Account/', 'Account'],
        ['/TimeEntry/', 'TimeEntry'],
      ] as const) {
        const page = await browser.get(list)
        const link = new RegExp(`/${controller}/Details/[0-9a-f-]{36}`).exec(page.text)?.[0] ?? ''
        assert.match(page.text, /class="k-grid"/)
        assert.equal((await browser.get(link)).status, 200, link)
      }
    }))

  it('search by name', async () =>
    withPracticePanther(async ({ signedIn, list }) => {
      const browser = await signedIn()
      const matters = await list('/api/v2/matters')
      const number = String(matters.find((matter) => matter['number'] !== null)?.['number'])
      const page = await browser.get(`/Project/?search=${number}`)
      assert.match(page.text, /1 found/)
    }))

  it('feed the matter grid', async () =>
    withPracticePanther(async ({ signedIn }) => {
      const answer = grid.parse((await (await signedIn()).get('/Project/Read?page=2&pageSize=10')).json)
      assert.equal(answer.Total, 24)
      assert.equal(answer.Data.length, 10)
    }))

  it('escape what people typed', async () =>
    withPracticePanther(async ({ signedIn, desk }) => {
      const made = z.object({ id: z.string() }).parse(await desk('POST', 'records/matters', { name: '<script>alert(1)</script>' }))
      const browser = await signedIn()
      for (const path of ['/Project/?search=script', `/Project/Details/${made.id}`]) {
        const page = await browser.get(path)
        assert.doesNotMatch(page.text, /<script>alert/)
        assert.match(page.text, /&lt;script&gt;alert/)
      }
    }))

  it('are shown to nobody who is not signed in', async () =>
    withPracticePanther(async ({ visitor }) => {
      for (const path of ['/Dashboard', '/Project/', '/Account/', '/Project/Read', '/Account/Details/x']) {
        assert.equal((await visitor().get(path)).status, 302, path)
      }
    }))
})
