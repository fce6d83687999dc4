import { differs } from '../map/differs.js'
import type { SmokeballApi } from '../openSmokeballApi.js'
import { wireTransaction } from '../wire/Transaction.js'
import { listPage } from './listPage.js'

/** Whether amounts of transactions are signed by the way the money goes. */
export interface SignWitness {
  /** Notes what was read. */
  note(records: Iterable<{ readonly amount: string }>): void
  /** Throws DRIFT unless an amount below zero was seen, here or at the beginning of one of these accounts' lists. */
  confirm(accountIds: readonly string[]): Promise<void>
}

/**
 * Nothing published says whether amounts are signed. Every other type tells by its name which way its money goes, a transfer does not: were amounts unsigned, money that left
 * would be read as money that came. A transfer has two sides, so that where none of all amounts is below zero, none is signed. Seen once, it holds for a connection.
 */
export const openSignWitness = (api: SmokeballApi): SignWitness => {
  let isSigned = false
  const note: SignWitness['note'] = (records) => {
    for (const { amount } of records) isSigned ||= amount.startsWith('-')
  }
  return {
    note,
    confirm: async (accountIds) => {
      for (const accountId of accountIds) {
        if (isSigned) return
        const { records } = await listPage(api, wireTransaction, { path: `/bankaccounts/${encodeURIComponent(accountId)}/transactions` })
        note(records.map(({ wire }) => ({ amount: String(wire.amount) })))
      }
      if (!isSigned) throw differs('/bankaccounts/{id}/transactions amount', 'the side a transfer left to be below zero')
    },
  }
}
