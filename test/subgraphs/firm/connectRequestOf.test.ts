import 'reflect-metadata'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { connectRequestOf } from '../../../subgraphs/firm/account/connectRequestOf.js'
import type { ConnectAccountInput } from '../../../subgraphs/firm/account/ConnectAccountInput.js'

const input = (secret: string, refreshToken: string | null = null): ConnectAccountInput => ({
  vendor: 'CLIO',
  login: { username: 'ann@example.com', password: 'Sandbox-2026!', mfa: { type: 'TOTP', secret } },
  oauth: { clientId: 'id', clientSecret: 'secret', refreshToken },
  consent: { grantedBy: 'Ann Example', grantedAt: '2026-01-01T00:00:00.000Z' },
})

const caller = { key: 'key_firm', tenant: 'firm', scopes: ['accounts:write'], accountKeys: null }

describe('a login to connect', () => {
  it('is taken with a seed in base 32, however it is spaced', () => {
    assert.equal(connectRequestOf(input('mfrg gzdf MZTW Q2LK=='), caller).login.totpSecret?.reveal(), 'mfrg gzdf MZTW Q2LK==')
  })

  it('is refused with a seed that is none, and with a token nobody would use, without telling either', () => {
    const refused = { code: 'BAD_USER_INPUT', message: /^(?!.*018-hush).*$/ }
    assert.throws(() => connectRequestOf(input('018-hush'), caller), refused)
    assert.throws(() => connectRequestOf(input('MFRGGZDF', '018-hush'), caller), refused)
  })
})
