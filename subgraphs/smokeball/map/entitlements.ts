/** What a scope of Smokeball's opens, in our words. */
const opened: Readonly<Record<string, string>> = {
  'matters/read': 'matters',
  'contacts/read': 'contacts',
  'staff/read': 'users',
  'fees/read': 'time',
  'expenses/read': 'expenses',
  'invoices/read': 'invoices',
  'bankaccounts/read': 'trust',
}

/** What the account may read, by the scopes inside its token. */
export const entitlements = (scopes: readonly string[]): readonly string[] =>
  Object.entries(opened).flatMap(([scope, name]) => (scopes.includes(scope) ? [name] : []))
