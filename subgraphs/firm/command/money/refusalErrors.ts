import type { Command } from '../../../../core/command/Command.js'
import type { RuledField } from '../../../../core/trust/Rule.js'
import { type MoneyRefusal, ruleFields } from '../../../../core/trust/judgeMoney.js'
import type { UserError } from '../../account/UserError.js'

/** Where each field that a rule speaks of stands in an input. */
const paths: Readonly<Record<RuledField, readonly string[]>> = {
  amount: ['input', 'amount'],
  date: ['input', 'date'],
  invoice: ['input', 'invoiceId'],
  method: ['input', 'source', 'method'],
  payee: ['input', 'payeeName'],
  ledger: ['input', 'trustAccountId'],
}

/** Refusals by rules on money, as a payload tells them. */
export const refusalErrors = (refusals: readonly MoneyRefusal[]): readonly UserError[] =>
  refusals.map(({ code, message, field }) => ({ code, message, path: paths[field] }))

/** What a rule said of a command right before it would have been sent: the same, told the same way. */
export const lateRefusals = ({ error }: Pick<Command, 'error'>): readonly UserError[] => {
  const field = error === null ? undefined : ruleFields.get(error.code)
  return error === null || field === undefined ? [] : [{ code: error.code, message: error.message, path: paths[field] }]
}
