import type { TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'

/** A time entry somebody wants made: 42 minutes of matter `m1`. */
export const aTimeEntryIntent = (changes: Partial<TimeEntryIntent> = {}): TimeEntryIntent => ({
  matterId: 'm1',
  userId: 'u1',
  date: '2026-02-18',
  durationSeconds: 2_520,
  description: 'Call with the client.',
  billable: true,
  activityCode: 'L110',
  rate: '250.00',
  referenceId: 'timer-7',
  tags: [],
  ...changes,
})
