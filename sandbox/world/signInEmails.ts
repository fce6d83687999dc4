/** The e-mail addresses of the first users of every world, in their order: the people who can sign in at its portals. */
export const signInEmails = ['demo@example.com', 'sms@example.com', 'email@example.com', 'sso@example.com', 'firms@example.com'] as const
