import { Random } from '../Random.js'
import type { WorldTimeEntry } from '../World.js'
import { stream } from '../WorldFrame.js'
import { dayNumber, daysOfMatter } from './bookDay.js'
import { bills, drafts, type InvoiceFate, type InvoicePlan } from './InvoicePlan.js'
import type { LedgerFrame } from './LedgerFrame.js'

/** The invoices of one matter, or of two of one client, with the time that is on each. */
export const planInvoices = (frame: LedgerFrame, matters: readonly number[]): readonly InvoicePlan[] => {
  const plans = matters.flatMap((matter) => planMatter(frame, matter))
  const [first, second] = matters
  if (first === undefined || second === undefined || !frame.rules.invoicesSpanMatters) return plans
  const shared = plans.find((plan) => plan.home === first && plan.fate === 'plain')
  const random = new Random(frame.key, stream.sharedInvoice, first)
  return shared === undefined || random.chance(30) ? plans : shareInvoice(random, plans, { shared, second })
}

/** Moves some of the second matter's billed time to an invoice of the first. */
const shareInvoice = (
  random: Random,
  plans: readonly InvoicePlan[],
  { shared, second }: { shared: InvoicePlan; second: number },
): readonly InvoicePlan[] => {
  const moved = new Set(
    plans
      .filter((plan) => plan.home === second && bills(plan))
      .flatMap((plan) => plan.entries)
      .filter((entry) => dayNumber(entry.date) <= shared.issueDay && random.chance(50)),
  )
  return plans.map((plan) =>
    plan === shared
      ? { ...plan, matters: [...plan.matters, second], entries: [...plan.entries, ...moved] }
      : { ...plan, entries: plan.entries.filter((entry) => !moved.has(entry)) },
  )
}

const planMatter = (frame: LedgerFrame, matter: number): readonly InvoicePlan[] => {
  const { from, until } = frame.layout.invoices.of(matter)
  const random = new Random(frame.key, stream.invoicePlan, matter)
  const billed = entriesOf(frame, matter, 'billed')
  const drafted = entriesOf(frame, matter, 'draft')
  const fates = Array.from({ length: until - from }, (_, slot) => fateOf(frame, random, { matter, slot, drafted: drafted.length > 0 }))
  const issued = fates.flatMap((fate, slot) => (bills({ fate }) ? [slot] : []))
  const draft = fates.findIndex((fate) => drafts({ fate }))
  return fates.map((fate, slot) => {
    const entries = slot === draft ? drafted : chunkOf(billed, issued.indexOf(slot), issued.length)
    return {
      index: from + slot,
      home: matter,
      matters: [matter],
      fate,
      issueDay: issueDay(frame, random, { matter, entries }),
      entries,
      expenses: [],
    }
  })
}

const entriesOf = (frame: LedgerFrame, matter: number, status: WorldTimeEntry['status']): readonly WorldTimeEntry[] => {
  const { from, until } = frame.world.timeEntriesOfMatter(matter)
  return Array.from({ length: until - from }, (_, at) => frame.world.timeEntry(from + at))
    .filter((entry) => entry.billable && entry.status === status)
    .toSorted((left, right) => left.date.localeCompare(right.date) || left.index - right.index)
}

/** Dealt in turn from matter to matter, so that a small firm too has one of most. */
const laterFates: readonly InvoiceFate[] = [
  'plain',
  'void',
  'part_written_off',
  'credit',
  'plain',
  'zero',
  'pending_approval',
  'plain',
  'deleted',
  'written_off',
  'plain',
  'draft',
  'zero',
]

/** A matter's first invoice is issued and takes payments where there are any; the second holds the drafted time where there is any. */
const fateOf = (
  frame: LedgerFrame,
  random: Random,
  { matter, slot, drafted }: { matter: number; slot: number; drafted: boolean },
): InvoiceFate => {
  const { from, until } = frame.layout.payments.of(matter)
  if (slot === 0)
    return until > from
      ? random.pick(['plain', 'plain', 'plain', 'plain', 'part_written_off'])
      : random.pick(['plain', 'plain', 'written_off'])
  if (slot === 1 && drafted) return random.pick(['draft', 'draft', 'pending_approval'])
  return laterFates[(matter + slot * 6 + (frame.key % laterFates.length)) % laterFates.length] ?? 'plain'
}

/** Part number `part` of a list cut into `parts` of about one length; nothing for a part that is not one. */
const chunkOf = <T>(list: readonly T[], part: number, parts: number): readonly T[] =>
  part < 0 ? [] : list.slice(Math.floor((part * list.length) / parts), Math.floor(((part + 1) * list.length) / parts))

/** Some days after the last of its time, never after the world's last day. */
const issueDay = (
  frame: LedgerFrame,
  random: Random,
  { matter, entries }: { matter: number; entries: readonly WorldTimeEntry[] },
): number => {
  const last = entries.at(-1)
  const days = daysOfMatter(frame, matter)
  const worked = last === undefined ? random.between(days.first, days.last) : dayNumber(last.date)
  return Math.min(frame.today, worked + random.between(1, 25))
}
