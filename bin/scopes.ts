/** Everything that a key can be allowed. */
export const scopes = [
  'read',
  'raw:read',
  'accounts:write',
  'audit:read',
  'time:write',
  'payments:write',
  'trust:write',
  'webhooks:write',
  'operate',
] as const
