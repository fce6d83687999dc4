import type { Payee } from './TrustRequest.js'

/** Companies that process payments for law firms, as they are written on checks. What they take is the firm's cost. */
const processors = [
  '8am',
  'affinipay',
  'authorize net',
  'braintree',
  'clio payments',
  'confido legal',
  'gravity legal',
  'headnote',
  'lawpay',
  'mycase payments',
  'pantherpayments',
  'paypal',
  'square',
  'stripe',
] as const

/** Words that say what form a company has, and nothing of which one it is. */
const forms = /\b(inc|incorporated|llc|llp|pllc|lp|ltd|limited|pc|pa|co|corp|corporation|company|plc|the)\b/g

/** A name as it is compared: without case, accents, punctuation and a company's form. */
const bare = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(forms, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

const isNamed = (name: string, names: readonly string[]): boolean => {
  const wanted = bare(name)
  return wanted !== '' && names.some((one) => bare(one) === wanted)
}

/** Who is meant by a payee's name; `firmNames` are the firm's own, and where no contact is named those of its people. */
export const payeeOf = (name: string, firmNames: readonly string[]): Payee => {
  if (isNamed(name, firmNames)) return 'FIRM'
  return isNamed(name, processors) ? 'PROCESSOR' : 'OTHER'
}
