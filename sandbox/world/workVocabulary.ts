/** One sort of work done on a matter, with its UTBMS codes; both may be empty, as most firms leave them. */
export interface WorkSort {
  readonly text: string
  readonly taskCode: string
  readonly activityCode: string
}

/** What time is spent on. */
export const workSorts: readonly WorkSort[] = [
  { text: 'Telephone conference with client regarding next steps', taskCode: 'L120', activityCode: 'A106' },
  { text: 'Draft and revise correspondence to opposing counsel', taskCode: 'L160', activityCode: 'A103' },
  { text: 'Review medical records received from provider', taskCode: 'L110', activityCode: 'A104' },
  { text: 'Legal research on limitation period', taskCode: 'L120', activityCode: 'A102' },
  { text: 'Prepare for and attend hearing', taskCode: 'L450', activityCode: 'A109' },
  { text: 'Draft complaint', taskCode: 'L210', activityCode: 'A103' },
  { text: 'Draft responses to first set of interrogatories', taskCode: 'L310', activityCode: 'A103' },
  { text: 'Review document production', taskCode: 'L320', activityCode: 'A104' },
  { text: 'Travel to and from court', taskCode: '', activityCode: 'A112' },
  { text: 'Conference with paralegal re: filing deadlines', taskCode: '', activityCode: 'A105' },
  { text: 'E-mails with client', taskCode: '', activityCode: '' },
  { text: 'Rédaction de la convention d’honoraires', taskCode: '', activityCode: '' },
  { text: 'Call w/ client — "fee question" & trust balance', taskCode: '', activityCode: '' },
  { text: 'Settlement discussions', taskCode: 'L160', activityCode: 'A107' },
  { text: 'Update file\nScan mail; diary deadlines', taskCode: '', activityCode: 'A110' },
  { text: '', taskCode: '', activityCode: '' },
]
