import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { MattergraphError } from '../../../../core/errors.js'
import { departing, departure } from '../../../../engine/commands/departure.js'
import { openBrowser } from '../../../../subgraphs/vendor/browser/openBrowser.js'
import { withServer } from '../http/withServer.js'
import { withBrowser } from '../../../support/withBrowser.js'

test('each page has cookies of its own', async () => {
  await withServer(
    (request, response) => response.setHeader('set-cookie', 'who=me').end(`<title>${request.headers.cookie ?? 'nobody'}</title>`),
    async (origin) =>
      withBrowser(async (browser) => {
        const titleAt = async (page: Page): Promise<string> => {
          await page.goto(origin)
          return page.title()
        }
        const both = await browser.withPage(async (page) => [await titleAt(page), await titleAt(page)])
        assert.deepEqual(both, ['nobody', 'who=me'])
        assert.equal(await browser.withPage(titleAt), 'nobody')
      }),
  )
})

test('what a page tells belongs to no command, not even to the one that the browser was started for', async () => {
  await withBrowser(async (browser) => {
    const heard = await departing(
      () => undefined,
      async () =>
        browser.withPage(async (page) => {
          const request = new Promise((resolve) => page.once('request', () => resolve(departure())))
          await page.goto('data:text/html,hello')
          return request
        }),
    )
    assert.equal(heard, undefined)
  })
})

test('no more pages than allowed are in use at once, and the rest take their turn', async () => {
  await withBrowser(
    async (browser) => {
      const order: string[] = []
      const bothIn = Promise.withResolvers<void>()
      const use = async (name: string): Promise<void> =>
        browser.withPage(async () => {
          order.push(`${name} in`)
          if (order.length === 2) bothIn.resolve()
          await bothIn.promise
          order.push(`${name} out`)
        })
      await Promise.all(['first', 'second', 'third'].map(use))
      assert.deepEqual(order.slice(0, 2).toSorted(), ['first in', 'second in'])
      assert.deepEqual(order.slice(-2), ['third in', 'third out'])
    },
    { contexts: 2 },
  )
})

test('a browser that died fails the page in use and is started anew for the next', async () => {
  await withBrowser(async (browser) => {
    const dying = browser.withPage(async (page) => {
      process.kill(processOf(page), 'SIGKILL')
      return page.goto('data:text/html,never')
    })
    await assert.rejects(dying, (error) => error instanceof MattergraphError && error.code === 'INTERNAL')
    assert.equal(await browser.withPage(async () => 'alive'), 'alive')
  })
})

test('an error that says what may have been done stands, whatever became of the browser since', async () => {
  await withBrowser(async (browser) => {
    const lost = new MattergraphError('VENDOR_UNAVAILABLE', 'no answer', { outcome: 'UNCERTAIN' })
    const dying = browser.withPage(async (page) => {
      const gone = new Promise((resolve) => page.browser().once('disconnected', resolve))
      process.kill(processOf(page), 'SIGKILL')
      await gone
      throw lost
    })
    await assert.rejects(dying, lost)
    const closing = browser.withPage(async () => {
      await browser.close()
      throw lost
    })
    await assert.rejects(closing, lost)
  })
})

test('closing leaves no process behind, even with a page in use', async () => {
  let leader = 0
  let inUse: Promise<unknown> = Promise.resolve()
  await withBrowser(async (browser) => {
    const started = Promise.withResolvers<number>()
    inUse = browser.withPage(async (page) => {
      started.resolve(processOf(page))
      return page.waitForSelector('#never')
    })
    inUse.catch(() => {})
    leader = await started.promise
  })
  // What is dead is there until the machine has taken note of it.
  while (isGroup(leader)) await setTimeout(20)
  await assert.rejects(inUse, { message: 'the browser is closed' })
})

test('the browser ends when no page was in use for a while', async () => {
  await withBrowser(
    async (browser) => {
      const ended = await browser.withPage(async (page) => ({
        event: new Promise((resolve) => page.browser().once('disconnected', resolve)),
      }))
      await ended.event
    },
    { idleMs: 1 },
  )
})

test('a closed browser gives no page', async () => {
  await withBrowser(async (browser) => {
    await browser.close()
    await assert.rejects(
      browser.withPage(async () => 'a page'),
      { message: 'the browser is closed' },
    )
  })
})

test('a program that cannot be run is named at once', async () => {
  await assert.rejects(openBrowser({ executablePath: '/nowhere/chromium', asRoot: false }), {
    message: 'the browser /nowhere/chromium cannot be run',
  })
})

const processOf = (page: Page): number => {
  const processId = page.browser().process()?.pid
  assert.ok(processId !== undefined)
  return processId
}

const isGroup = (leader: number): boolean => {
  try {
    return process.kill(-leader, 0)
  } catch {
    return false
  }
}
