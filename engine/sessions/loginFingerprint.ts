import { hash } from 'node:crypto'
import type { PortalAddress } from '../../core/vendorAdapter.js'
import type { ConnectRequest } from './Sessions.js'

/** What makes two logins the same account: whose it is, which portal, which person, which firm. The password is no part of it. */
export const loginFingerprint = ({ tenant, vendor, login }: ConnectRequest, portal: PortalAddress): string =>
  hash(
    'sha256',
    JSON.stringify([tenant, vendor, portal.web, login.username.toLowerCase().trim(), login.firm?.toLowerCase().trim() ?? null]),
    'hex',
  )
