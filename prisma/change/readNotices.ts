import type { AccountNotice } from '../../core/change/ChangeFeed.js'
import type { Sql } from '../Database.js'

/** Accounts and commands that are no longer what they were. */
export interface Notices {
  readonly accounts: readonly AccountNotice[]
  readonly commands: readonly string[]
}

interface NoticeRow {
  readonly subject: 'ACCOUNT' | 'COMMAND'
  readonly subjectId: string
  readonly tenant: string | null
}

/** What was noticed after a place of the log and up to another, each subject once. Accounts that are gone by now are left out. */
export const readNotices = async (sql: Sql, { after, through }: { readonly after: number; readonly through: number }): Promise<Notices> => {
  const rows = await sql.query<NoticeRow>(
    `select n.subject::text as subject, n.subject_id as "subjectId", max(a.tenant) as tenant
     from notice n left join account a on n.subject = 'ACCOUNT' and a.key = n.subject_id
     where n.position > $1::int8 and n.position <= $2::int8 group by n.subject, n.subject_id order by max(n.position)`,
    [after, through],
    { isKept: true },
  )
  return {
    accounts: rows.flatMap(({ subject, subjectId, tenant }) =>
      // Written by a trigger from the account's own row.
      subject === 'ACCOUNT' && tenant !== null ? [{ account: subjectId as AccountNotice['account'], tenant }] : [],
    ),
    commands: rows.flatMap(({ subject, subjectId }) => (subject === 'COMMAND' ? [subjectId] : [])),
  }
}

/** Takes away notices that everybody has heard long ago, by the database's own clock. */
export const trimNotices = async (sql: Sql): Promise<void> => {
  await sql.query(`delete from notice where noticed_at < now() - interval '10 minutes'`)
}
