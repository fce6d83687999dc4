import type { Page } from 'puppeteer'

/** One field of a form, as the page holds it. */
export interface FormControl {
  /** What it holds now; of a tick box whether it is ticked: `on`, or nothing. */
  readonly value: string
  readonly isTick: boolean
  /** The values that a drop-down list offers; null for any other field. */
  readonly options: readonly string[] | null
}

/** Every field of a form by its name, hidden ones included: what the form would send, were it sent now. A field that stands twice counts as its last, which is what a server takes. Does not wait; empty where there is no such form. */
export const readForm = async (page: Page, form: string): Promise<ReadonlyMap<string, FormControl>> =>
  new Map(await page.$$eval(`${form} [name]`, readInside))

/** As much of a field as is read; the compiler knows no element types. */
interface InsideControl {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly checked?: boolean
  readonly options?: Iterable<{ readonly value: string }>
}

// Runs inside the page: it can use nothing of this file.
const readInside = (found: readonly unknown[]): [string, { value: string; isTick: boolean; options: string[] | null }][] =>
  // The cast names the properties used.
  (found as readonly InsideControl[]).map(({ name, type, value, checked, options }) => {
    const isTick = type === 'checkbox'
    return [
      name,
      {
        value: isTick ? (checked === true ? 'on' : '') : value,
        isTick,
        options: options === undefined ? null : [...options].map((option) => option.value),
      },
    ]
  })
