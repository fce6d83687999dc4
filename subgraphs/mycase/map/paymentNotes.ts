import type { PaymentSource } from '../../../core/command/PaymentSource.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { markerOf, withMarker, withoutMarker } from '../../vendor/write/marker.js'

/** What the notes of a payment tell beside the memo. */
export interface PaymentNotes {
  readonly memo: string | null
  readonly processor: string | null
  readonly transactionId: string | null
  /** Whether it was recorded by a command. */
  readonly isCommanded: boolean
}

/**
 * The notes of a payment that a command records. MyCase has no field for who processed it and under which number, and recommends to name the origin of the money in the notes: so that stands behind
 * the memo, `[via stripe, reference ch_1]`, and the marker at the end.
 */
export const writePaymentNotes = (memo: string | null, { processor, transactionId }: PaymentSource, marker: string): string => {
  const origin = [processor === null ? '' : `via ${processor}`, transactionId === null ? '' : `reference ${transactionId}`]
    .filter((text) => text !== '')
    .join(', ')
  return withMarker([memo ?? '', origin === '' ? '' : `[${origin}]`].filter((text) => text !== '').join(' '), marker)
}

const originAtEnd = /\s*\[(?:via (?<processor>[^\],]+)(?:, reference (?<reference>[^\]]+))?|reference (?<alone>[^\]]+))\]$/

/** Takes the notes of a payment apart; those that people wrote are a memo, whatever they look like. */
export const readPaymentNotes = (notes: string | null): PaymentNotes => {
  // A form sends line ends as two characters, the API as they were.
  const text = (notes ?? '').replaceAll('\r\n', '\n')
  if (markerOf(text) === null) return { memo: blankToNull(text), processor: null, transactionId: null, isCommanded: false }
  const own = withoutMarker(text)
  const { processor, reference, alone } = originAtEnd.exec(own)?.groups ?? {}
  return {
    memo: blankToNull(own.replace(originAtEnd, '')),
    processor: processor ?? null,
    transactionId: reference ?? alone ?? null,
    isCommanded: true,
  }
}
