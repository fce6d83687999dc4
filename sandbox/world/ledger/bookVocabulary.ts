/** One sort of expense: how it is counted and what one costs. */
export interface ExpenseSort {
  readonly category: string
  readonly code: string
  readonly cost: 'hard' | 'soft'
  readonly quantitiesThousandths: readonly number[]
  readonly unitsCents: readonly number[]
  readonly descriptions: readonly string[]
}

const one = [1000] as const

/** What firms spend money on. */
export const expenseSorts: readonly ExpenseSort[] = [
  {
    category: 'Filing fee',
    code: 'E112',
    cost: 'hard',
    quantitiesThousandths: one,
    unitsCents: [43_500, 40_200, 7_550],
    descriptions: ['Filing fee, complaint', 'Motion fee'],
  },
  {
    category: 'Copies',
    code: 'E101',
    cost: 'soft',
    quantitiesThousandths: [14_000, 37_000, 212_000, 1_004_000],
    unitsCents: [10, 15, 25],
    descriptions: ['Copies of exhibits', ''],
  },
  {
    category: 'Mileage',
    code: 'E109',
    cost: 'soft',
    quantitiesThousandths: [12_500, 48_300, 7_250, 101_125],
    unitsCents: [67, 70],
    descriptions: ['Drive to the courthouse & back', ''],
  },
  {
    category: 'Travel',
    code: 'E110',
    cost: 'hard',
    quantitiesThousandths: one,
    unitsCents: [38_940, 21_217, 60_001],
    descriptions: ['Flight — deposition of "the other driver"'],
  },
  {
    category: 'Postage',
    code: 'E108',
    cost: 'hard',
    quantitiesThousandths: [1000, 2000, 5000],
    unitsCents: [973, 1_045, 64],
    descriptions: ['Certified mail', ''],
  },
  {
    category: 'Expert',
    code: 'E119',
    cost: 'hard',
    quantitiesThousandths: [1000, 2250, 333],
    unitsCents: [35_000, 42_505],
    descriptions: ['Review by an expert\nsecond report', 'Expert’s hours'],
  },
  {
    category: 'Deposition transcript',
    code: 'E115',
    cost: 'hard',
    quantitiesThousandths: [118_000, 86_000],
    unitsCents: [425, 390],
    descriptions: ['Transcript, per page'],
  },
  {
    category: 'Telephone',
    code: '',
    cost: 'soft',
    quantitiesThousandths: one,
    unitsCents: [1, 35, 1_250],
    descriptions: ['Conference line', ''],
  },
]

/** Whom trust money is paid out to. */
export const payees = [
  'Sampleton County Clerk',
  'Fabledale Process Servers',
  'Inventon Medical Group',
  'Pretend Court Reporters LLC',
  'Dr. Quill & Partners',
] as const

/** Why money is paid in. */
export const depositMemos = ['Retainer', 'Retainer top-up', 'Settlement proceeds', 'Advance on costs — see "fee agreement"', ''] as const

/** What flat fees are for. */
export const flatFees = ['Flat fee', 'Fixed fee, first stage', 'Document package', 'Honoraires forfaitaires'] as const

/** Why something is taken off. */
export const discountNotes = ['Courtesy discount', 'As agreed by telephone', ''] as const
