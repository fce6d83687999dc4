/** What `/.well-known/openid-configuration` answers (OpenID Connect Discovery 1.0). */
export const discoveryDocument = (origin: string): Readonly<Record<string, unknown>> => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  userinfo_endpoint: `${origin}/userinfo`,
  jwks_uri: `${origin}/jwks`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  subject_types_supported: ['public'],
  // Signed with the client's secret, so there is no public key to publish and /jwks is empty.
  id_token_signing_alg_values_supported: ['HS256'],
  scopes_supported: ['openid', 'email', 'profile'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  claims_supported: ['sub', 'email', 'email_verified', 'name', 'nonce'],
})
