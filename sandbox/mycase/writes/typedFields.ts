import { z } from 'zod'
import { fromUsDate } from '../pages/usDate.js'

/** A text as somebody types it; one that was not sent is blank. */
export const typedText = z.string().default('')

/** A text that must not be blank. */
export const typedSomething = typedText.refine((text) => text.trim() !== '', "can't be blank")

/** `03/02/2026`, as `2026-03-02`. */
export const typedDate = typedText.transform((text, context) => {
  const date = z.iso.date().safeParse(fromUsDate(text.trim()))
  if (date.success) return date.data
  context.addIssue({ code: 'custom', message: 'is not a valid date' })
  return z.NEVER
})

/** `$1,234.56` or `1234.5`, as whole cents. */
export const typedDollars = typedText.transform((text, context) => {
  const [, whole, part] = /^\$?(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? []
  if (whole !== undefined) return Number(whole.replaceAll(',', '')) * 100 + Number((part ?? '').padEnd(2, '0'))
  context.addIssue({ code: 'custom', message: 'is not a number' })
  return z.NEVER
})

/** A plain number, with so many decimals at most. */
export const typedNumber = (decimals: number) =>
  typedText.transform((text, context) => {
    if (new RegExp(String.raw`^\d{1,9}(\.\d{1,${String(decimals)}})?$`).test(text.trim())) return Number(text.trim())
    context.addIssue({ code: 'custom', message: 'is not a number' })
    return z.NEVER
  })

/** A tick: `1`, or `0` from the hidden field that stands for none. */
export const typedTick = z.enum(['0', '1'], 'is not included in the list').transform((value) => value === '1')

/** One of the words that the form offers. */
export const typedChoice = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, 'is not included in the list')

/** The number of a record that was chosen. */
export const typedId = typedText.transform((text, context) => {
  if (/^\d{1,15}$/.test(text)) return { id: Number(text) }
  context.addIssue({ code: 'custom', message: 'must be chosen' })
  return z.NEVER
})
