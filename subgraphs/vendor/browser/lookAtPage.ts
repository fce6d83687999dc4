import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer'
import { isNavigating } from './isNavigating.js'
import type { PageMark } from './SignInTable.js'

/** What a page showed at one moment. */
export interface PageLook {
  /** The whole address, hash included. */
  readonly address: string
  readonly title: string
  /** Tells this document from the one before and after it, also at the same address. */
  readonly document: number
  /** Whether the document has been read to its end; before that a page may still lack what tells it from another. */
  readonly ready: boolean
  /** For each mark, in order, whether it holds. */
  readonly holds: readonly boolean[]
}

const longestText = 200_000
const longestLookMs = 500

/**
 * Tests marks against a page, all at the same moment. Undefined while one document gives way to another. `requested` is the address last asked for.
 */
export const lookAtPage = async (page: Page, marks: readonly PageMark[], requested: string): Promise<PageLook | undefined> => {
  const selectors = marks.map(({ selector }) => selector ?? null)
  const wantsText = marks.some(({ text }) => text !== undefined)
  try {
    const inside = await soon(page.evaluate(lookInside, selectors, wantsText, longestText))
    if (inside === undefined) return undefined
    // Chromium's own page about a failed connection.
    const address = inside.address.startsWith('chrome-error:') ? requested : inside.address
    const holds = marks.map(({ url, text }, index) => matches(url, address) && matches(text, inside.text) && inside.visible[index] === true)
    return { address, title: inside.title, document: inside.document, ready: inside.ready, holds }
  } catch (thrown) {
    if (isNavigating(thrown)) return undefined
    throw thrown
  }
}

// While a form's answer is outstanding, Chromium lets a question about the page wait as long as the answer does.
const soon = async <Value>(answer: Promise<Value>): Promise<Value | undefined> => {
  const answered = new AbortController()
  const tooLate = setTimeout(longestLookMs, undefined, { signal: answered.signal }).catch(() => undefined)
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    answered.abort()
  }
}

// A pattern with the flag g remembers where it stopped; search does not.
const matches = (pattern: RegExp | undefined, text: string): boolean => pattern === undefined || text.search(pattern) >= 0

/** As much of a browser's globals as is used inside the page; the compiler knows none of them. */
interface Inside {
  readonly location: { readonly href: string }
  readonly performance: { readonly timeOrigin: number }
  readonly document: {
    readonly title: string
    readonly readyState: string
    readonly body: { readonly innerText: string } | null
    querySelectorAll(selector: string): Iterable<InsideElement>
  }
}
interface InsideElement {
  getBoundingClientRect(): { readonly width: number; readonly height: number }
  checkVisibility(options: { opacityProperty: boolean; visibilityProperty: boolean }): boolean
}

// Runs inside the page: it can use nothing of this file.
const lookInside = (selectors: readonly (string | null)[], wantsText: boolean, longest: number) => {
  // The cast names what every page has.
  const { document, location, performance } = globalThis as unknown as Inside
  const isVisible = (element: InsideElement): boolean => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  }
  return {
    address: location.href,
    title: document.title,
    document: performance.timeOrigin,
    ready: document.readyState !== 'loading',
    text: wantsText ? (document.body?.innerText ?? '').slice(0, longest) : '',
    visible: selectors.map((selector) => selector === null || [...document.querySelectorAll(selector)].some(isVisible)),
  }
}
