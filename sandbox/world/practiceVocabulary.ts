/** One area of practice: its kinds of case, whether there is another side, and the UTBMS task codes its work falls under. */
export interface PracticeArea {
  readonly name: string
  readonly contested: boolean
  readonly caseTypes: readonly string[]
}

/** What the firms of the worlds do. */
export const practiceAreaTable: readonly PracticeArea[] = [
  { name: 'Personal Injury', contested: true, caseTypes: ['Auto accident', 'Slip and fall', 'Dog bite', 'Product liability'] },
  { name: 'Family Law', contested: true, caseTypes: ['Divorce', 'Custody', 'Child support', 'Adoption'] },
  { name: 'Estate Planning', contested: false, caseTypes: ['Will', 'Living trust', 'Power of attorney'] },
  { name: 'Probate', contested: false, caseTypes: ['Estate administration', 'Small estate', 'Guardianship'] },
  { name: 'Real Estate', contested: false, caseTypes: ['Residential closing', 'Commercial lease', 'Title dispute'] },
  { name: 'Business', contested: false, caseTypes: ['Formation', 'Shareholder agreement', 'Asset purchase'] },
  { name: 'Civil Litigation', contested: true, caseTypes: ['Breach of contract', 'Collections', 'Defamation', 'Construction defect'] },
  { name: 'Employment', contested: true, caseTypes: ['Wage claim', 'Wrongful termination', 'Discrimination'] },
  { name: 'Criminal Defense', contested: true, caseTypes: ['DUI', 'Misdemeanor', 'Felony', 'Expungement'] },
  { name: 'Immigration', contested: false, caseTypes: ['Green card', 'Naturalization', 'Work visa', 'Asylum'] },
  { name: 'Bankruptcy', contested: true, caseTypes: ['Chapter 7', 'Chapter 13'] },
]

/** The stages a matter passes, in order. */
export const stageNames = [
  'Intake',
  'Investigation',
  'Drafting',
  'Discovery',
  'Negotiation',
  'Trial preparation',
  'Settlement',
  'Closing',
] as const

/** Tags on matters. */
export const matterTags = [
  'urgent',
  'pro bono',
  'referral',
  'VIP',
  'awaiting documents',
  'Español',
  'fee dispute',
  'conflict checked',
] as const

/** Tags on contacts. */
export const contactTags = [
  'newsletter',
  'do not call',
  'prefers e-mail',
  'referral source',
  'Español',
  'former client',
  'holiday card',
] as const
