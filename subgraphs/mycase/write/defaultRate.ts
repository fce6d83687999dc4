import type { DecimalString } from '../../../core/record/scalars.js'
import { parseWire } from '../../vendor/http/parseWire.js'
import { decimalText } from '../../vendor/map/decimalText.js'
import type { MyCaseApi } from '../openMyCaseApi.js'
import { caseFields, caseWire } from '../wire/Case.js'
import { staffWire } from '../wire/Staff.js'
import { namedRecord } from './namedRecord.js'

/** Who works, and at what rate where a case has none of its own for them. */
export interface Worker {
  readonly id: number
  readonly rate: DecimalString | null
}

/** The user named, else the one who is signed in. */
export const workerOf = async (api: MyCaseApi, userId: string | null): Promise<Worker> => {
  const path = userId === null ? 'me' : `staff/${encodeURIComponent(userId)}`
  const { id, default_hourly_rate: rate } = parseWire(staffWire, await namedRecord(api, path, 'staff'), 'staff', 'MYCASE')
  return { id, rate: decimalText(rate) }
}

/** The rate that MyCase itself would propose: the worker's on the case, else the worker's own, else nothing an hour. The API wants one said. */
export const defaultRate = async (
  api: MyCaseApi,
  { caseId, worker }: { readonly caseId: string; readonly worker: Worker },
): Promise<DecimalString> => {
  const path = `cases/${encodeURIComponent(caseId)}?${caseFields}`
  const { staff } = parseWire(caseWire, await namedRecord(api, path, 'cases'), 'cases', 'MYCASE')
  const onCase = staff.find(({ id }) => id === worker.id)
  return decimalText(onCase?.case_rate ?? null) ?? worker.rate ?? '0'
}
