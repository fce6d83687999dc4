import assert from 'node:assert/strict'
import { MattergraphError } from '../../../../core/errors.js'
import type { HtmlPage } from '../../../../subgraphs/vendor/page/HtmlPage.js'
import { openPage } from '../../../../subgraphs/vendor/page/openPage.js'
import type { PageValue } from '../../../../subgraphs/vendor/page/PageValue.js'

/** A whole document around a body. */
export const documentOf = (body: string): string =>
  `<!doctype html><html><head><title>x</title></head><body><main>${body}</main></body></html>\n`

/** The opened page with this body. */
export const pageOf = (body: string): HtmlPage =>
  openPage(documentOf(body), { vendor: 'MYCASE', name: 'invoice', isSignIn: ($) => $('form#login').length > 0, mark: 'main' })

/** A value that reads as this text. */
export const valueOf = (html: string): PageValue => {
  const page = pageOf(`<span id="value">${html}</span>`)
  return { page, path: '#value', element: page.$('#value') }
}

/** What a piece of work says drifted, without the part every such error begins with. */
export const driftOf = (work: () => unknown): string => {
  try {
    work()
  } catch (thrown) {
    assert.ok(thrown instanceof MattergraphError, String(thrown))
    assert.deepEqual([thrown.code, thrown.vendor], ['DRIFT', 'MYCASE'])
    return thrown.message.replace('MyCase answered in an unknown form: invoice page, ', '')
  }
  return assert.fail('read')
}
