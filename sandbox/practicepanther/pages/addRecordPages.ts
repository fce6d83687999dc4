import type { FastifyInstance } from 'fastify'
import { escapeHtml } from '../../portal/escapeHtml.js'
import type { PortalKit } from '../../portal/Portal.js'
import { accountDisplayName, matterDisplayName, personDisplayName } from '../api/displayNames.js'
import { signedInBrowser } from '../api/signedIn.js'
import type { StoredAccount } from '../records/StoredAccount.js'
import { peopleOf, type Store } from '../records/Store.js'
import type { StoredMatter } from '../records/StoredMatter.js'
import { accountDetails } from './accountDetails.js'
import { gridPage } from './grid.js'
import { matterDetails } from './matterDetails.js'
import { createShell } from './shell.js'
import { timeEntryDetails } from './timeEntryDetails.js'

type OfRecord = { readonly Params: { readonly id: string } }

/** The pages a signed-in person works with: dashboard, matters, contacts, time. */
export const addRecordPages = (app: FastifyInstance, kit: PortalKit, store: Store): void => {
  const shell = createShell(kit)

  app.get('/Dashboard', (request, reply) =>
    shell(request, reply, () => ({
      title: 'Dashboard',
      body: `<h1>Dashboard</h1><p>${String(store.matters.size)} matters, ${String(store.accounts.size)} contacts, ${String(store.timeEntries.size)} time entries.</p>
<a id="quick-create-newcontact" href="/Account/">Contacts</a>`,
    })),
  )

  for (const path of ['/Project', '/Project/']) {
    app.get(path, (request, reply) =>
      shell(request, reply, () => gridPage(matterGrid(store), request.query as Readonly<Record<string, unknown>>)),
    )
  }
  for (const path of ['/Account', '/Account/']) {
    app.get(path, (request, reply) =>
      shell(request, reply, () => gridPage(accountGrid(store), request.query as Readonly<Record<string, unknown>>)),
    )
  }
  for (const path of ['/TimeEntry', '/TimeEntry/']) {
    app.get(path, (request, reply) =>
      shell(request, reply, () => gridPage(timeEntryGrid(store), request.query as Readonly<Record<string, unknown>>)),
    )
  }

  // Assumed: where the grid of the matter list fetches its rows. Their members are seen, and that a page can hold up to 1000 of them.
  app.get('/Project/Read', (request, reply) => {
    if (signedInBrowser(kit, request).state !== 'known') return reply.redirect('/')
    const { page, pageSize } = request.query as Readonly<Record<string, unknown>>
    const size = Math.min(1000, Math.max(1, Number(pageSize) || 50))
    const rows = [...store.matters.created()]
    const start = (Math.max(1, Number(page) || 1) - 1) * size
    return reply.send({ Data: rows.slice(start, start + size).map((matter) => gridRow(store, matter)), Total: rows.length })
  })

  app.get<OfRecord>('/Project/Details/:id', (request, reply) => shell(request, reply, () => matterDetails(store, request.params.id)))
  app.get<OfRecord>('/Account/Details/:id', (request, reply) => shell(request, reply, () => accountDetails(store, request.params.id)))
  app.get<OfRecord>('/TimeEntry/Details/:id', (request, reply) => shell(request, reply, () => timeEntryDetails(store, request.params.id)))
}

const gridRow = (store: Store, matter: StoredMatter): Readonly<Record<string, unknown>> => {
  const account = store.accounts.get(matter.account_ref?.id ?? '')
  return {
    Guid: matter.id,
    Name: matter.name,
    StatusName: matter.status,
    Account:
      account === undefined ? null : { Guid: account.id, NameAndNumber: `${String(account.number)} - ${accountDisplayName(account)}` },
  }
}

const link = (path: string, text: string): string => `<a class="grid-name" href="${path}">${escapeHtml(text)}</a>`

const matterGrid = (store: Store) => ({
  title: 'Matters',
  path: '/Project/',
  searchBoxId: 'searchTextBoxProject',
  records: store.matters.created(),
  text: matterDisplayName,
  columns: [
    { title: 'Matter', cell: (matter: StoredMatter) => link(`/Project/Details/${matter.id}`, matterDisplayName(matter)) },
    { title: 'Status', cell: ({ status }: StoredMatter) => status },
    { title: 'Contact', cell: ({ account_ref }: StoredMatter) => accountLink(store, account_ref?.id) },
    { title: 'Opened', cell: ({ open_date }: StoredMatter) => (open_date ?? '').slice(0, 10) },
    { title: 'Tags', cell: ({ tags }: StoredMatter) => escapeHtml(tags.join(', ')) },
  ],
})

const accountLink = (store: Store, id: string | undefined): string => {
  const account = store.accounts.get(id ?? '')
  return account === undefined ? '' : link(`/Account/Details/${account.id}`, accountDisplayName(account))
}

const accountGrid = (store: Store) => ({
  title: 'Contacts',
  path: '/Account/',
  searchBoxId: 'searchTextBoxAccount',
  records: store.accounts.created(),
  text: (account: StoredAccount) => [accountDisplayName(account), ...peopleOf(account).map(personDisplayName)].join(' '),
  columns: [
    { title: 'Contact', cell: (account: StoredAccount) => link(`/Account/Details/${account.id}`, accountDisplayName(account)) },
    { title: 'Number', cell: ({ number }: StoredAccount) => String(number) },
    { title: 'People', cell: (account: StoredAccount) => escapeHtml(peopleOf(account).map(personDisplayName).join('; ')) },
    { title: 'Email', cell: ({ primary_contact }: StoredAccount) => escapeHtml(primary_contact.email ?? '') },
    { title: 'Status', cell: ({ status }: StoredAccount) => status },
  ],
})

const timeEntryGrid = (store: Store) => ({
  title: 'Time Entries',
  path: '/TimeEntry/',
  searchBoxId: 'searchTextBoxTimeEntry',
  records: store.timeEntries.created(),
  text: ({ description }: { readonly description: string | null }) => description ?? '',
  columns: [
    { title: 'Date', cell: (entry: TimeEntryRow) => link(`/TimeEntry/Details/${entry.id}`, entry.date.slice(0, 10)) },
    { title: 'Hours', cell: (entry: TimeEntryRow) => entry.hours.toFixed(2) },
    { title: 'Description', cell: (entry: TimeEntryRow) => escapeHtml(entry.description ?? '') },
    { title: 'User', cell: (entry: TimeEntryRow) => escapeHtml(store.users.get(entry.billed_by_user_ref.id)?.display_name ?? '') },
  ],
})

type TimeEntryRow = Store['timeEntries'] extends Iterable<infer T> ? T : never
