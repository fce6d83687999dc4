import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { trustAccountIndexes } from './bankAccounts.js'
import { daysOfMatter } from './bookDay.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { moveSpareMoney } from './moveSpareMoney.js'
import type { PaymentDraft } from './PaymentDraft.js'
import type { TrustMovement } from './TrustMovement.js'
import { depositMovement, transferMovements, type TrustPlace } from './trustMovements.js'

/** A matter's movements, each account's in an order that keeps every day's balance at zero or above. */
export interface MatterTrust {
  readonly matter: number
  readonly movements: readonly TrustMovement[]
}

/** The trust money of one matter, or of two of one client: what pays invoices, what moves between the two, then whatever else comes and goes. */
export const planTrust = (frame: LedgerFrame, matters: readonly number[], payments: readonly PaymentDraft[]): readonly MatterTrust[] => {
  const paid = matters.map((matter) => ({ matter, movements: paymentsFromTrust(frame, matter, payments) }))
  const transferred = transfers(frame, paid)
  return paid.map(({ matter, movements }) => {
    const planned = [...movements, ...transferred.filter((movement) => movement.matter === matter)]
    const random = new Random(frame.key, stream.trust, matter)
    const { first, last } = daysOfMatter(frame, matter)
    const places = placesOf(frame, matter)
    const count = slotsOf(frame, matter) - planned.length
    const spare = moveSpareMoney(random, { places, count, first, last, today: frame.today, planned })
    return { matter, movements: [...planned, ...spare].toSorted((left, right) => left.day - right.day) }
  })
}

const slotsOf = (frame: LedgerFrame, matter: number): number => {
  const { from, until } = frame.layout.trustOfMatters.of(matter)
  return until - from
}

/** The matter's ledgers, the one that is used most first. */
const placesOf = (frame: LedgerFrame, matter: number): readonly TrustPlace[] => {
  const client = frame.world.clientOfMatter(matter)
  const accounts = new Random(frame.key, stream.trustPlace, matter).chance(85) ? trustAccountIndexes : trustAccountIndexes.toReversed()
  return accounts.map((trustAccount) => ({ trustAccount, client, matter }))
}

const mainPlace = (frame: LedgerFrame, matter: number): TrustPlace => {
  const [place] = placesOf(frame, matter)
  if (place === undefined) throw new RangeError('The firm has no trust account.')
  return place
}

const paymentsFromTrust = (frame: LedgerFrame, matter: number, payments: readonly PaymentDraft[]): readonly TrustMovement[] =>
  payments
    .filter((payment) => payment.home === matter && payment.method === 'trust')
    .flatMap((payment) => {
      const random = new Random(frame.key, stream.trustFunds, payment.index)
      const place = mainPlace(frame, matter)
      const funds = setAside(frame, random, place, { by: payment.day, amountCents: payment.amountCents })
      const status = payment.status === 'void' ? 'void' : 'recorded'
      const out: TrustMovement = {
        ...place,
        type: 'invoice_payment',
        amountCents: -payment.amountCents,
        day: payment.day,
        status,
        method: 'transfer',
        reference: '',
        payee: '',
        memo: payment.memo,
        invoice: payment.applications[0]?.invoice ?? null,
        payment: payment.index,
        undoes: null,
        other: null,
        spareCents: 0,
      }
      return [funds, out]
    })

/** Money that came in for one purpose and cleared in time; what it is more than that is to spare. */
const setAside = (
  frame: LedgerFrame,
  random: Random,
  place: TrustPlace,
  { by, amountCents }: { by: number; amountCents: number },
): TrustMovement => {
  const more = random.chance(50) ? 0 : random.between(0, 200) * 100
  const first = Math.min(by, daysOfMatter(frame, place.matter ?? 0).first)
  const day = random.between(Math.max(first, by - 60), by)
  return {
    ...depositMovement(random, place, { day, today: frame.today, amountCents: amountCents + more, settled: true }),
    spareCents: more,
  }
}

/** Two in three pairs of matters with room for it have moved money from one to the other. */
const transfers = (frame: LedgerFrame, paid: readonly MatterTrust[]): readonly TrustMovement[] => {
  const [left, right] = paid
  if (left === undefined || right === undefined) return []
  const random = new Random(frame.key, stream.trustTransfer, left.matter)
  const [from, to] = random.chance(50) ? [left, right] : [right, left]
  const room = slotsOf(frame, from.matter) - from.movements.length >= 2 && slotsOf(frame, to.matter) - to.movements.length >= 1
  if (!room || random.chance(33)) return []
  const days = [daysOfMatter(frame, from.matter), daysOfMatter(frame, to.matter)]
  const first = Math.max(...days.map((span) => span.first))
  const day = random.between(first, Math.max(first, ...days.map((span) => span.last)))
  const amountCents = random.between(100, 90_000)
  const source = mainPlace(frame, from.matter)
  const funds = setAside(frame, random, source, { by: day, amountCents })
  return [funds, ...transferMovements(source, { ...source, matter: to.matter }, { day, amountCents })]
}
