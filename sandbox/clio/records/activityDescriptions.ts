import type { StoredRecord } from '../../portal/Collection.js'
import { firstIds } from '../firstIds.js'

/** An activity description (a category of work) as Clio stores one. */
export type ActivityDescription = StoredRecord & { readonly id: number; readonly name: string }

/** UTBMS litigation tasks. */
const tasks: Readonly<Record<string, string>> = {
  L110: 'Fact Investigation/Development',
  L120: 'Analysis/Strategy',
  L130: 'Experts/Consultants',
  L140: 'Document/File Management',
  L150: 'Budgeting',
  L160: 'Settlement/Non-Binding ADR',
  L190: 'Other Case Assessment, Development and Administration',
  L210: 'Pleadings',
  L220: 'Preliminary Injunctions/Provisional Remedies',
  L230: 'Court Mandated Conferences',
  L240: 'Dispositive Motions',
  L250: 'Other Written Motions and Submissions',
  L260: 'Class Action Certification and Notice',
  L310: 'Written Discovery',
  L320: 'Document Production',
  L330: 'Depositions',
  L340: 'Expert Discovery',
  L350: 'Discovery Motions',
  L390: 'Other Discovery',
  L410: 'Fact Witnesses',
  L420: 'Expert Witnesses',
  L430: 'Written Motions and Submissions',
  L440: 'Other Trial Preparation and Support',
  L450: 'Trial and Hearing Attendance',
  L460: 'Post-Trial Motions and Submissions',
  L470: 'Enforcement',
  L510: 'Appellate Motions and Submissions',
  L520: 'Appellate Briefs',
  L530: 'Oral Argument',
}

/** UTBMS activities. */
const activities: Readonly<Record<string, string>> = {
  A101: 'Plan and prepare for',
  A102: 'Research',
  A103: 'Draft/revise',
  A104: 'Review/analyze',
  A105: 'Communicate (in firm)',
  A106: 'Communicate (with client)',
  A107: 'Communicate (other outside counsel)',
  A108: 'Communicate (other external)',
  A109: 'Appear for/attend',
  A110: 'Manage data/files',
  A111: 'Other',
  A112: 'Billable travel time',
}

/** The firm's own categories, for work without a UTBMS code. */
const ownCategories = ['Telephone', 'E-mail', 'Court appearance'] as const

const taskCodes = ['', ...Object.keys(tasks)]
const activityCodes = ['', ...Object.keys(activities)]
const label = (table: Readonly<Record<string, string>>, code: string): string | null =>
  code === '' ? null : `${code} ${table[code] ?? ''}`

/** The id of the description for these codes; undefined where neither is a code of the sets. */
export const activityDescriptionId = (taskCode: string, activityCode: string): number | undefined => {
  const task = Math.max(0, taskCodes.indexOf(taskCode))
  const activity = Math.max(0, activityCodes.indexOf(activityCode))
  const place = task * activityCodes.length + activity
  return place === 0 ? undefined : firstIds.activityDescription + ownCategories.length - 1 + place
}

/** The id of one of the firm's own categories. */
export const ownCategoryId = (place: number): number => firstIds.activityDescription + (place % ownCategories.length)

/**
 * Every description of the firm, ascending by id: its own categories, then one for each pair of UTBMS task and activity.
 * Assumed: a UTBMS description is named after its activity, or after its task where it has no activity.
 */
export const activityDescriptions = (created: string): readonly ActivityDescription[] => {
  const row = {
    created_at: created,
    updated_at: created,
    visible_to_co_counsel: false,
    default: false,
    accessible_to_user: true,
    category_type: 'service',
  }
  const own = ownCategories.map((name, place) => ({ ...row, id: ownCategoryId(place), name, type: 'clio' }))
  const utbms = taskCodes.flatMap((taskCode, task) =>
    activityCodes.flatMap((activityCode, activity) => {
      const id = activityDescriptionId(taskCode, activityCode)
      const name = label(activities, activityCode) ?? label(tasks, taskCode)
      if (id === undefined || name === null) return []
      return [
        {
          ...row,
          id,
          name,
          type: 'utbms',
          utbms_task_id: task === 0 ? null : firstIds.utbmsCode + task,
          utbms_task_name: label(tasks, taskCode),
          utbms_activity_id: activity === 0 ? null : firstIds.utbmsCode + 100 + activity,
        },
      ]
    }),
  )
  return [...own, ...utbms]
}
