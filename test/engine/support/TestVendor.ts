import type { Json } from '../../../core/record/scalars.js'
import { Secret } from '../../../core/Secret.js'
import { MattergraphError, SessionDeadError } from '../../../core/errors.js'
import { type RecordKind, recordKinds } from '../../../core/recordKind.js'
import { RequestCount } from '../../../core/RequestCount.js'
import type { CanonicalRecord, CanonicalRecords } from '../../../core/record/CanonicalRecord.js'
import type {
  ConnectionOptions,
  PortalAddress,
  ReadResult,
  RecordPage,
  RecordReader,
  RecordReaders,
  SignInOutcome,
  VendorConnection,
} from '../../../core/vendorAdapter.js'
import { aTimeEntry } from '../../prisma/support/records.js'
import type { Adapters, SignIn, SignInRequest } from '../../../engine/sessions/Sessions.js'
import { type CommandInputs, commandKinds } from '../../../core/command/Command.js'
import { type MoneyKind, moneyKinds } from '../../../core/command/moneyCommand.js'
import type { TimeEntryIntent } from '../../../core/command/TimeEntryIntent.js'
import type { RecordCreator, RecordWriters, TimeEntryWriter, WrittenRecord } from '../../../core/recordWriters.js'
import { bookings } from './TestMoney.js'

type World = { [K in RecordKind]: CanonicalRecords[K][] }

const address: PortalAddress = { web: 'https://portal.example.com', auth: 'https://portal.example.com', api: 'https://portal.example.com' }

/** What can be written at the vendor. */
const writes = [
  ['createTimeEntry', 'CREATE'],
  ['updateTimeEntry', 'UPDATE'],
  ['deleteTimeEntry', 'DELETE'],
  ...moneyKinds.map((kind) => [kind, 'CREATE'] as const),
] as const

/** A vendor that lives in the test: it serves the records it is given, page by page, to whoever holds a session it still knows. */
export class TestVendor {
  /** What the vendor has, in the order of its pages. */
  readonly world: World = {
    MATTER: [],
    CONTACT: [],
    USER: [],
    TIME_ENTRY: [],
    EXPENSE: [],
    INVOICE: [],
    PAYMENT: [],
    TRUST_ACCOUNT: [],
    TRUST_TRANSACTION: [],
  }
  /** The sign-ins asked for. */
  readonly signIns: SignInRequest[] = []
  /** The pages asked for: `MATTER 20`. */
  readonly pages: string[] = []
  /** The batches of single records asked for: `INVOICE i1,i2`. */
  readonly singles: string[] = []
  pageSize = 10
  /** Happens before a page is given; what it throws, the page throws. */
  beforePage: (kind: RecordKind, cursor: string | null) => Promise<void> = async () => undefined
  /** Happens before single records are given; what it throws, their reading throws. */
  beforeSingles: () => Promise<void> = async () => undefined
  /** Happens when a connection is closed. */
  onClose: () => void = () => undefined
  /** How the coming sign-ins end; when there is none left, with a session. */
  readonly outcomes: ((request: SignInRequest) => Promise<SignInOutcome>)[] = []
  /** Records that are in no page, though they can be read by themselves. */
  readonly unlisted = new Set<string>()
  /** What single records answer instead of themselves. */
  readonly answers = new Map<string, MattergraphError>()
  readonly #known = new Set<string>()
  readonly #sessions = new WeakMap<VendorConnection, Json>()
  readonly #savers = new WeakMap<VendorConnection, ConnectionOptions['saveSession']>()
  #made = 0
  openConnections = 0

  /** A session the vendor knows. */
  newSession(): Secret<{ readonly token: string }> {
    this.#made += 1
    const token = `token-${this.#made}`
    this.#known.add(token)
    return new Secret({ token })
  }

  /** Lets every session die. */
  endSessions(): void {
    this.#known.clear()
  }

  readonly signIn: SignIn = async (request) => {
    this.signIns.push(request)
    const outcome = this.outcomes.shift()
    return outcome === undefined ? { outcome: 'SIGNED_IN', session: this.newSession() } : outcome(request)
  }

  /** This vendor under every vendor's name. */
  get adapters(): Adapters {
    const open = (options: ConnectionOptions): VendorConnection => this.#open(options)
    const capabilities = [
      ...recordKinds.map((kind) => ({ kind, operation: 'READ', channel: 'API', mutation: null }) as const),
      ...writes.map(([mutation, operation]) => ({ kind: commandKinds[mutation], operation, channel: 'API', mutation }) as const),
    ]
    const adapterOf = <V>(vendor: V) => ({ vendor, capabilities, hosts: { us: address, eu: address }, open })
    return {
      CLIO: adapterOf('CLIO'),
      MYCASE: adapterOf('MYCASE'),
      PRACTICEPANTHER: adapterOf('PRACTICEPANTHER'),
      SMOKEBALL: adapterOf('SMOKEBALL'),
    }
  }

  /** Whether the vendor can be asked for what changed. */
  tellsChanges = false
  /** Every write the vendor accepted, in order. */
  readonly effects: string[] = []
  /** What happens to the coming writes: the answer is lost after the vendor took it, or the request before; it is refused, or limited. */
  readonly writeFaults: ('LOST_AFTER' | 'LOST_BEFORE' | 'REFUSED' | 'LIMITED')[] = []
  /** How long the vendor does not show what it took. */
  settleMs = 0
  /** Happens when a write arrives, before anything is done. */
  beforeWrite: () => Promise<void> = async () => undefined
  /** Happens when the vendor took a write, before it answers. */
  afterWrite: () => Promise<void> = async () => undefined
  /** Whether the vendor forgets markers, as one without a place for them does. */
  forgetsMarkers = false
  readonly #markers = new Map<string, WrittenRecord>()
  readonly #shownFrom = new Map<string, number>()
  now: () => number = () => 0

  /** What makes records that are found again by their marker. */
  #creator<Intent>(effectOf: (intent: Intent) => string, make: (intent: Intent, number: string) => WrittenRecord): RecordCreator<Intent> {
    return {
      settleMs: this.settleMs,
      create: async (intent, marker) =>
        this.#write(() => {
          const written = make(intent, String(this.effects.length))
          if (!this.forgetsMarkers) this.#markers.set(marker, written)
          this.#shownFrom.set(written.vendorId, this.now() + this.settleMs)
          return { result: written, effect: effectOf(intent) }
        }),
      findCreated: async (_intent, marker) => {
        if (this.forgetsMarkers) return { found: 'UNDECIDED' }
        const written = this.#markers.get(marker)
        return written === undefined || !this.#isShown(written.vendorId) ? { found: 'NOTHING' } : { found: 'RECORD', ...written }
      },
    }
  }

  get #writers(): RecordWriters {
    const money = <K extends MoneyKind>(kind: K): RecordCreator<CommandInputs[K]> =>
      this.#creator(
        () => kind,
        (intent, number) => bookings[kind](this.world, intent, number),
      )
    return {
      timeEntry: { ...this.#timeEntries, ...this.#changer },
      invoicePayment: money('recordInvoicePayment'),
      trustDeposit: money('recordTrustDeposit'),
      trustApplication: money('applyTrustToInvoice'),
      trustDisbursement: money('recordTrustDisbursement'),
    }
  }

  get #timeEntries(): RecordCreator<TimeEntryIntent> {
    return this.#creator(
      ({ description }) => `create ${description}`,
      (intent, number) => this.#createTimeEntry(intent, number),
    )
  }

  #createTimeEntry({ userId, rate, ...same }: TimeEntryIntent, number: string): WrittenRecord {
    const vendorId = `t${number}`
    this.world.TIME_ENTRY.push(aTimeEntry(vendorId, { ...same, userId: userId ?? 'u1', rate: rate ?? '275.00', status: 'UNBILLED' }))
    return { vendorId }
  }

  readonly #changer: Pick<TimeEntryWriter, 'update' | 'delete'> = {
    update: async (vendorId, changes) =>
      this.#write(() => {
        const index = this.world.TIME_ENTRY.findIndex((record) => record.vendorId === vendorId)
        const record = this.world.TIME_ENTRY[index]
        if (record === undefined) throw new MattergraphError('VENDOR_REJECTED', 'there is no such entry')
        this.world.TIME_ENTRY[index] = { ...record, ...changes }
        return { result: undefined, effect: `update ${vendorId}` }
      }),
    delete: async (vendorId) =>
      this.#write(() => {
        const index = this.world.TIME_ENTRY.findIndex((record) => record.vendorId === vendorId)
        if (index >= 0) this.world.TIME_ENTRY.splice(index, 1)
        return { result: undefined, effect: `delete ${vendorId}` }
      }),
  }

  #isShown(vendorId: string): boolean {
    return (this.#shownFrom.get(vendorId) ?? 0) <= this.now()
  }

  async #write<T>(does: () => { readonly result: T; readonly effect: string }): Promise<T> {
    await this.beforeWrite()
    const fault = this.writeFaults.shift()
    if (fault === 'REFUSED') throw new MattergraphError('VENDOR_REJECTED', 'The matter is closed.')
    if (fault === 'LIMITED') throw new MattergraphError('VENDOR_RATE_LIMITED', 'Slow down.', { retryAfterMs: 7_000 })
    if (fault === 'LOST_BEFORE') throw new MattergraphError('VENDOR_UNAVAILABLE', 'cut', { outcome: 'UNCERTAIN' })
    const { result, effect } = does()
    this.effects.push(effect)
    await this.afterWrite()
    if (fault === 'LOST_AFTER') throw new MattergraphError('VENDOR_UNAVAILABLE', 'cut', { outcome: 'UNCERTAIN' })
    return result
  }

  /** The session that a connection was opened over. */
  sessionOf(connection: VendorConnection): Json {
    return this.#sessions.get(connection) ?? null
  }

  /** Gives a connection a new token, as a vendor does in the middle of a call. */
  async rotate(connection: VendorConnection): Promise<void> {
    await this.#savers.get(connection)?.(this.newSession())
  }

  #open(options: ConnectionOptions): VendorConnection {
    const session = options.session.reveal()
    this.openConnections += 1
    let isClosed = false
    const mustBeKnown = (): void => {
      if (isClosed) throw new MattergraphError('VENDOR_UNAVAILABLE', 'the connection was closed before the request was answered')
      const token = session !== null && typeof session === 'object' && 'token' in session ? session.token : undefined
      const isKnown = typeof token === 'string' && this.#known.has(token)
      if (!isKnown) throw new SessionDeadError('the vendor shows its login page')
    }
    const reader = <K extends RecordKind>(kind: K): RecordReader<K> => ({
      readPage: async (cursor) => {
        mustBeKnown()
        return this.#page(kind, cursor)
      },
      ...(this.tellsChanges
        ? {
            readChanges: async (since: string, cursor: string | null) => {
              mustBeKnown()
              return this.#page(kind, cursor, since)
            },
          }
        : {}),
      readMany: async (vendorIds) => {
        mustBeKnown()
        await this.beforeSingles()
        this.singles.push(`${kind} ${vendorIds.join(',')}`)
        return new Map(vendorIds.map((vendorId) => [vendorId, this.#single(kind, vendorId)]))
      },
    })
    const readers: RecordReaders = {
      USER: reader('USER'),
      CONTACT: reader('CONTACT'),
      MATTER: reader('MATTER'),
      TIME_ENTRY: reader('TIME_ENTRY'),
      EXPENSE: reader('EXPENSE'),
      INVOICE: reader('INVOICE'),
      PAYMENT: reader('PAYMENT'),
      TRUST_ACCOUNT: reader('TRUST_ACCOUNT'),
      TRUST_TRANSACTION: reader('TRUST_TRANSACTION'),
    }
    const connection: VendorConnection = {
      account: async () => {
        mustBeKnown()
        return {
          firmName: 'Example and Sample',
          region: null,
          timeZone: 'America/New_York',
          currency: 'USD',
          userId: 'u1',
          userName: 'Ann Example',
          roles: ['admin'],
          entitlements: ['matters'],
        }
      },
      readers,
      writers: this.#writers,
      close: async () => {
        isClosed = true
        this.openConnections -= 1
        this.onClose()
      },
    }
    this.#sessions.set(connection, session)
    this.#savers.set(connection, async (changed) => options.saveSession(changed))
    return connection
  }

  async #page<K extends RecordKind>(kind: K, cursor: string | null, since?: string): Promise<RecordPage<K>> {
    this.pages.push(`${kind} ${since === undefined ? '' : `since ${since} `}${cursor ?? 'start'}`)
    RequestCount.add()
    await this.beforePage(kind, cursor)
    const start = Number(cursor ?? 0)
    const all = (this.world[kind] as readonly CanonicalRecord<K>[]).filter(
      ({ vendorId, updatedAt }) => !this.unlisted.has(vendorId) && (since === undefined || updatedAt >= since),
    )
    const end = start + this.pageSize
    return { records: all.slice(start, end), next: end < all.length ? String(end) : null, total: all.length }
  }

  #single<K extends RecordKind>(kind: K, vendorId: string): ReadResult<K> {
    const all: readonly CanonicalRecord<K>[] = this.world[kind]
    if (!this.#isShown(vendorId)) return 'ABSENT'
    return this.answers.get(vendorId) ?? all.find((record) => record.vendorId === vendorId) ?? 'ABSENT'
  }
}
