import type { CanonicalRecord } from '../record/CanonicalRecord.js'
import type { RecordKind } from '../recordKind.js'
import type { Check, CheckContext, Finding, KindChecks } from './Check.js'
import { checks } from './checks.js'

const failing = <K extends RecordKind>(asked: readonly Check<K>[], record: CanonicalRecord<K>, context: CheckContext): readonly Finding[] =>
  asked.flatMap(({ name, fault }) => {
    const detail = fault(record, context)
    return detail === null ? [] : [{ reason: name, detail }]
  })

/** Why a record must not be taken over; empty where it may be. */
export const checkRecord = <K extends RecordKind>(kind: K, record: CanonicalRecord<K>, context: CheckContext): readonly Finding[] => {
  const { form, meaning }: KindChecks<K> = checks[kind]
  const malformed = failing(form, record, context)
  return malformed.length > 0 ? malformed : failing(meaning, record, context)
}
