import type { SmokeballApi } from '../openSmokeballApi.js'
import { readStaff } from '../read/users.js'
import { wholeList } from '../read/wholeList.js'
import { type WireActivityCode, wireActivityCode } from '../wire/ActivityCode.js'
import type { WireStaff } from '../wire/Staff.js'
import { rejectedWrite } from './refusedWrite.js'

/** Who worked, and at which rate. What Smokeball finds wrong with it, it says by a webhook after it took the write; so it is looked up before. */
export interface WorkTerms {
  readonly staff: WireStaff
  /** What Smokeball's app would take: the code's own rate, else the staff member's; undefined where it tells neither. */
  readonly usualRate: number | undefined
}

/** Looks up whom and what an entry names; nobody named is the signed-in user. Throws VENDOR_REJECTED for what the firm does not have. */
export const workTerms = async (
  api: SmokeballApi,
  { userId, activityCode }: { readonly userId: string | null; readonly activityCode: string | null },
): Promise<WorkTerms> => {
  const [staff, code] = await Promise.all([staffOf(api, userId), activityCode === null ? null : codeOf(api, activityCode)])
  const usualRate = code === null || code.rateType === 0 ? staff.rate : code.rateType === 1 ? code.rate : undefined
  return { staff, usualRate }
}

const staffOf = async (api: SmokeballApi, userId: string | null): Promise<WireStaff> => {
  const [staff, session] = await Promise.all([readStaff(api), api.session()])
  const found = staff.find(({ wire }) => (userId === null ? wire.userId === session.userId : wire.id === userId))
  if (found !== undefined) return found.wire
  throw rejectedWrite(
    userId === null ? 'the signed-in user of Smokeball is no staff member: name one' : `Smokeball has no staff member ${userId}`,
  )
}

const codeOf = async (api: SmokeballApi, activityCode: string): Promise<WireActivityCode> => {
  const codes = await wholeList(api, wireActivityCode, { request: { path: '/activitycodes' }, keyOf: ({ id }) => id })
  const found = codes.find(({ wire }) => wire.code === activityCode && !wire.isDeleted)
  if (found === undefined) throw rejectedWrite(`Smokeball has no activity code ${activityCode}`)
  return found.wire
}
