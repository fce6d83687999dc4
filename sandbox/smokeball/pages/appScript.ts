/**
 * The web app's script, as it runs in the browser. Known from the real one: the hash routes `#/login`, `#/dashboard`, `#/billing/matters` and
 * `#/billing/view-matter/{id}`, the labels of the login and two-factor forms, `#main-menu-icon` with "Logout", and the place of its state (IndexedDB `smokeballStateDB`,
 * store `persisted-state`, key `persist:itops/auth2`). Assumed: the shape of that state (redux-persist: texts of JSON inside a text of JSON), the single
 * sign-on button, the routes `#/matters`, `#/contacts`, `#/accounts` and `#/billing/payments`, and that payments come as pages of HTML.
 */
export const appScript = String.raw`'use strict'
const root = document.getElementById('app')
const variant = document.querySelector('meta[name=sandbox-variant]').content
const stateKey = 'persist:itops/auth2'

const escape = (value) => String(value ?? '').replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c])
const show = (html) => { root.innerHTML = html }

const openStore = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('smokeballStateDB', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('persisted-state')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const inStore = async (mode, act) => {
  const database = await openStore()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('persisted-state', mode)
      const request = act(transaction.objectStore('persisted-state'))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally { database.close() }
}
const loadState = async () => {
  const text = variant === 'moved-app-state' ? sessionStorage.getItem(stateKey) : await inStore('readonly', (store) => store.get(stateKey))
  if (!text) return undefined
  return Object.fromEntries(Object.entries(JSON.parse(text)).map(([name, value]) => [name, JSON.parse(value)]))
}
const saveState = async (state) => {
  const text = JSON.stringify(Object.fromEntries(Object.entries(state).map(([name, value]) => [name, JSON.stringify(value)])))
  if (variant === 'moved-app-state') sessionStorage.setItem(stateKey, text)
  else await inStore('readwrite', (store) => store.put(text, stateKey))
}
const forgetState = async () => { sessionStorage.removeItem(stateKey); await inStore('readwrite', (store) => store.delete(stateKey)) }

const post = async (path, body) => {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const json = await answer.json().catch(() => ({ message: 'Something went wrong. Try again.' }))
  return { ok: answer.ok, json }
}
const welcome = async (done) => {
  await saveState({
    token: { accessToken: done.accessToken, refreshToken: done.refreshToken, tokenType: 'Bearer', expiresAt: Date.now() + done.expiresIn * 1000 },
    clientId: done.clientId, apiKey: done.apiKey, userId: done.userId, _persist: { version: 2, rehydrated: true },
  })
  const back = new URLSearchParams(location.hash.split('?')[1]).get('return')
  if (back && back.startsWith('/oauth2/')) location.assign(back)
  else location.hash = '#/dashboard'
}
const refresh = async (state) => {
  const answer = await fetch('/oauth2/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: state.clientId, refresh_token: state.token.refreshToken }) })
  if (!answer.ok) return undefined
  const json = await answer.json()
  const renewed = { ...state, token: { ...state.token, accessToken: json.access_token, expiresAt: Date.now() + json.expires_in * 1000 } }
  await saveState(renewed)
  return renewed
}
const ask = async (path, body) => {
  let state = await loadState()
  for (const isLast of [false, true]) {
    if (!state) break
    const headers = { authorization: 'Bearer ' + state.token.accessToken, 'x-api-key': state.apiKey }
    const sent = body ? { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers }
    const answer = await fetch(path, sent)
    if (answer.status !== 401) { if (!answer.ok) throw new Error('The server answered ' + answer.status); return answer.headers.get('content-type').includes('json') ? answer.json() : answer.text() }
    state = isLast ? undefined : await refresh(state)
  }
  await forgetState(); location.hash = '#/login'
  throw new Error('signed out')
}

const onSubmit = (act) => {
  const form = root.querySelector('form')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('button[type=submit]')
    button.disabled = true
    try {
      const problem = await act(new FormData(form))
      if (problem) { const alert = form.querySelector('[role=alert]'); alert.textContent = problem; alert.hidden = false }
    } finally { button.disabled = false }
  })
}
const loginPage = (problem) => {
  show('<form class="card" id="login" style="max-width:420px"><h1>Smokeball</h1><p class="alert" role="alert"' + (problem ? '' : ' hidden') + '>' + escape(problem) + '</p>' +
    '<label>Email Address <input type="email" name="email" autocomplete="username" required></label>' +
    '<label>Password <input type="password" name="password" autocomplete="current-password" required></label>' +
    '<label><input type="checkbox" name="privateComputer"> This is a private computer</label>' +
    '<button type="submit">Log in</button><p><a id="sso" href="/saml2/login">Log in with single sign-on</a></p></form>')
  onSubmit(async (data) => {
    const email = data.get('email')
    const { ok, json } = await post('/auth/sign-in', { email, password: data.get('password'), privateComputer: data.get('privateComputer') === 'on' })
    if (!ok) return json.message
    if (variant === 'new-sign-in-page') return termsPage()
    if (json.step === 'done') return welcome(json)
    return codePage(email, json)
  })
}
const termsPage = () => show('<main><h1>Our terms have changed</h1><p>Read and accept the new terms of service to go on.</p><button>Accept</button></main>')
const codePage = (email, { challenge, method, sentTo }) => {
  const hint = { totp: 'Enter the code from your authenticator app.', sms: 'We sent a code by text message to ' + sentTo + '.', email: 'We sent a code by email to ' + sentTo + '.' }[method]
  show('<form class="card" id="two-factor" style="max-width:420px"><h1>Two-factor authentication</h1><p>Logging in as ' + escape(email) + '</p><p class="quiet" data-method="' + escape(method) + '">' + escape(hint) + '</p>' +
    '<p class="alert" role="alert" hidden></p><label>Two-Factor Code <input type="text" name="code" inputmode="numeric" maxlength="6" autocomplete="one-time-code" required></label>' +
    '<button type="submit">Verify</button></form>')
  onSubmit(async (data) => {
    const { ok, json } = await post('/auth/verify', { challenge, code: data.get('code') })
    return ok ? welcome(json) : json.message
  })
}
const ssoPage = async (ticket) => {
  show('<main><p class="quiet">Logging you in…</p></main>')
  const { ok, json } = await post('/auth/ticket', { ticket })
  return ok ? welcome(json) : loginPage(json.message)
}

const frame = (title, html) => show('<main><nav style="float:right"><a href="#/dashboard">Dashboard</a> · <a href="#/matters">Matters</a> · <a href="#/contacts">Contacts</a> · <a href="#/billing/payments">Payments</a> · <a href="#/accounts">Accounts</a> ' +
  '<button id="main-menu-icon" aria-label="Main menu">☰</button><span id="main-menu" hidden> <a href="#/logout">Logout</a></span></nav><h1>' + escape(title) + '</h1>' + html + '</main>')
document.addEventListener('click', (event) => {
  if (event.target.id === 'main-menu-icon') document.getElementById('main-menu').hidden = !document.getElementById('main-menu').hidden
})
const table = (heads, rows) => '<table><thead><tr>' + heads.map((head) => '<th>' + escape(head) + '</th>').join('') + '</tr></thead><tbody>' +
  rows.map((cells) => '<tr>' + cells.map((cell) => '<td>' + cell + '</td>').join('') + '</tr>').join('') + '</tbody></table>'
const pairs = (record) => table(['Field', 'Value'], Object.entries(record).map(([name, value]) => ['<code>' + escape(name) + '</code>', escape(typeof value === 'object' ? JSON.stringify(value) : value)]))
const pager = (route, page) => '<p class="quiet">' + (page.size === 0 ? 0 : page.offset + 1) + '–' + (page.offset + page.value.length) + ' of ' + page.size + ' ' +
  (page.offset > 0 ? '<a href="#' + route + 'offset=' + Math.max(0, page.offset - page.limit) + '">Previous</a> ' : '') +
  (page.offset + page.limit < page.size ? '<a href="#' + route + 'offset=' + (page.offset + page.limit) + '">Next</a>' : '') + '</p>'

const nameOf = (contact) => {
  const form = contact.company ?? contact.groupOfPeople ?? contact.trust
  return form ? form.name : [contact.person.firstName, contact.person.middleName, contact.person.lastName].filter(Boolean).join(' ')
}
const mattersPage = async (base, query) => {
  const offset = query.get('offset') ?? '0', search = query.get('search') ?? ''
  const page = await ask('/matters?Limit=50&Offset=' + offset + (search ? '&Search=' + encodeURIComponent(search) : ''))
  frame('Matters', '<form id="search"><label>Search <input type="search" name="search" value="' + escape(search) + '"></label></form>' +
    table(['Number', 'Matter', 'Type', 'Status', 'Opened'], page.value.map((matter) => [escape(matter.number), '<a href="#/matters/' + matter.id + '">' + escape(matter.title) + '</a>',
      escape(matter.matterType.name), escape(matter.status), escape(matter.openedDate?.slice(0, 10))])) + pager(base + '?' + (search ? 'search=' + encodeURIComponent(search) + '&' : ''), page))
  root.querySelector('#search').addEventListener('submit', (event) => { event.preventDefault(); location.hash = '#' + base + '?search=' + encodeURIComponent(event.target.search.value) })
}
const matterPage = async (id) => {
  const matter = await ask('/matters/' + id + '?Fields=tags')
  const { roles } = await ask('/matters/' + id + '/roles')
  const fees = await ask('/matters/' + id + '/fees')
  const staff = new Map((await ask('/staff')).value.map((one) => [one.id, one.firstName + ' ' + one.lastName]))
  const parties = roles.flatMap((role) => [role, ...role.relationships.filter((one) => one.contact.id !== 'MyFirm')])
  const contacts = new Map((await ask('/contacts/batch', { ids: [...new Set(parties.map((one) => one.contact.id))] })).value.map((one) => [one.id, nameOf(one)]))
  const day = (text) => text?.slice(0, 10)
  frame(matter.title, table(['Field', 'Value'], Object.entries({
    'Matter number': matter.number, 'Matter type': matter.matterType.name, Description: matter.description, Status: matter.status,
    Opened: day(matter.openedDate), Closed: day(matter.closedDate), 'Person responsible': staff.get(matter.personResponsible?.id),
    'Person assisting': [matter.personAssisting, ...matter.personAssistingStaffs].filter(Boolean).map((one) => staff.get(one.id)).join(', '), Tags: matter.tags.map((tag) => tag.name).join(', '),
  }).map(([name, value]) => [escape(name), escape(value)])) +
    '<h2>Roles</h2>' + table(['Role', 'Contact'], parties.map((one) => [escape(one.name), '<a href="#/contacts/' + one.contact.id + '">' + escape(contacts.get(one.contact.id) || '(no name)') + '</a>'])) +
    '<h2>Time &amp; Fees</h2>' + table(['Date', 'Staff', 'Subject', 'Minutes', 'Amount'], fees.value.filter((fee) => !fee.isDeleted).map((fee) =>
      [escape(day(fee.feeDate)), escape(staff.get(fee.staffId)), escape(fee.subject), escape(fee.feeType === 0 ? 'fixed' : fee.duration), escape(fee.amount.toFixed(2))])) +
    '<h2>Expenses</h2>' + table(['Date', 'Subject', 'Code', 'Quantity', 'Price', 'Amount'], (await ask('/matters/' + id + '/expenses')).value.filter((one) => !one.isDeleted).map((one) =>
      [day(one.expenseDate), one.subject, one.utbmsTaskCode ?? one.activityCode, one.quantity, money(one.price), money(one.amount)].map(escape))) +
    '<h2>Invoices</h2>' + table(['Number', 'Issued', 'Due', 'Status', 'Total', 'Paid', 'Unpaid'], (await ask('/matters/' + id + '/invoices')).value.map((one) => ['<a href="#/billing/view-matter/' + id + '/invoices/' + one.id + '">' + escape(one.invoiceNumber || 'Draft') + '</a>',
      ...[day(one.issuedDate), day(one.dueDate), invoiceStatuses[one.status], money(one.invoiceTotals.total), money(one.invoiceTotals.paid), money(one.invoiceTotals.unpaid)].map(escape)])) +
    '<p><a href="#/billing/payments?matterId=' + id + '">Payments</a> · <a href="#/billing/payments/new?matterId=' + id + '">Add Payment</a></p>' + (await trustOf(id)))
}
const money = (amount) => (amount < 0 ? '−' : '') + '$' + Math.abs(amount).toFixed(2)
const invoiceStatuses = ['Draft', 'Final', 'Paid', 'Deleted', 'Void']
const transactionTable = (transactions) => table(['Date', 'Type', 'Whose', 'Reason', 'Reference', 'Amount'], transactions.map((one) =>
  [one.effectiveDate.slice(0, 10), one.type + (one.reversed ? ' (reversed)' : ''), one.payorName, one.reason, one.reference, money(one.amount)].map(escape)))
const trustOf = async (id) => {
  const accounts = (await ask('/bankaccounts?type=Trust&matterId=' + id)).value
  const parts = []
  for (const account of accounts) {
    const balance = account.matterBalances.find((one) => one.matter.id === id)
    parts.push('<h2>' + escape(account.accountName) + '</h2><p>' + escape(money(balance.balance) + ', protected ' + money(balance.protectedBalance) + ', available ' + money(balance.availableBalance)) + ' · <a href="#/billing/trust-payments/new?matterId=' + id + '&bankAccountId=' + encodeURIComponent(account.id) + '">Trust Payment</a></p>' +
      transactionTable((await ask('/bankaccounts/' + account.id + '/transactions?MatterId=' + id)).value))
  }
  return parts.join('')
}
const invoicePage = async (matterId, id) => {
  const one = await ask('/matters/' + matterId + '/invoices/' + id)
  const fees = (await ask('/matters/' + matterId + '/fees')).value, expenses = (await ask('/matters/' + matterId + '/expenses')).value
  const line = (entry) => (entry.type === 2 ? expenses : fees).find((known) => known.id === entry.id) ?? { subject: one.surcharge.description, amount: one.surcharge.fixedSurcharge }
  frame('Invoice ' + (one.invoiceNumber || '(draft)'), '<p><a href="#/billing/view-matter/' + matterId + '">' + escape(one.invoiceTitle) + '</a> · ' + escape(invoiceStatuses[one.status]) + '</p>' +
    table(['Date', 'Item', 'Amount'], one.entries.map(line).map((item) => [(item.feeDate ?? item.expenseDate ?? '').slice(0, 10), item.subject, money(item.isBillable === false ? 0 : item.amount)].map(escape))) +
    '<h2>Totals</h2>' + table(['Field', 'Amount'], Object.entries(one.invoiceTotals).map(([name, amount]) => [escape(name), escape(money(amount))])) +
    '<p><a href="#/billing/payments?matterId=' + matterId + '">Payments</a></p>')
}
const accountsPage = async (id) => {
  if (!id) {
    const accounts = (await ask('/bankaccounts')).value
    return frame('Accounts', table(['Account', 'Type', 'Bank', 'Number', 'Balance'], accounts.map((one) => ['<a href="#/accounts/' + encodeURIComponent(one.id) + '">' + escape(one.accountName) + '</a>',
      ...[one.type, one.bankName, '••••' + one.accountNumber.slice(-4), money(one.balance)].map(escape)])))
  }
  const account = await ask('/bankaccounts/' + id)
  frame(account.accountName, '<h2>Balances</h2>' + table(['Matter', 'Balance', 'Protected', 'Available'], account.matterBalances.map((one) => ['<a href="#/billing/view-matter/' + one.matter.id + '">' + escape(one.matter.id) + '</a>',
    ...[one.balance, one.protectedBalance, one.availableBalance].map((amount) => escape(money(amount)))])) + '<h2>Transactions</h2>' + transactionTable((await ask('/bankaccounts/' + id + '/transactions')).value))
}
const mainOf = (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('main')
const fragmentPage = async (path) => showFragment(mainOf(await ask(path)))
const showFragment = (main) => {
  frame('Billing', '<section id="' + escape(main.id) + '">' + main.innerHTML + '</section>')
  const form = root.querySelector('form[data-posts]')
  if (form) onSubmit(async (data) => {
    const { status, html } = await postForm(form.dataset.posts, new URLSearchParams(data))
    if (status === 200) return showFragment(mainOf(html))
    return mainOf(html)?.querySelector('[role=alert]')?.textContent ?? 'The server answered ' + status
  })
}
const postForm = async (path, body) => {
  let state = await loadState()
  for (const isLast of [false, true]) {
    const answer = await fetch(path, { method: 'POST', headers: { authorization: 'Bearer ' + state.token.accessToken, 'x-api-key': state.apiKey }, body })
    if (answer.status !== 401 || isLast) return { status: answer.status, html: await answer.text() }
    state = (await refresh(state)) ?? state
  }
}
const contactsPage = async (query) => {
  const page = await ask('/contacts?ExcludeDeletedContacts=true&Limit=50&Offset=' + (query.get('offset') ?? '0'))
  frame('Contacts', table(['Name', 'Kind', 'Email'], page.value.map((contact) => ['<a href="#/contacts/' + contact.id + '">' + escape(nameOf(contact) || '(no name)') + '</a>',
    contact.person ? 'Person' : contact.company ? 'Company' : contact.trust ? 'Trust' : 'Group of people', escape((contact.person ?? contact.company)?.email)])) + pager('/contacts?', page))
}
const contactPage = async (id) => {
  const contact = await ask('/contacts/' + id + '?Fields=tags')
  frame(nameOf(contact) || '(no name)', pairs(contact.person ?? contact.company ?? contact.groupOfPeople ?? contact.trust) + '<p class="quiet">Tags: ' + escape(contact.tags.map((tag) => tag.name).join(', ')) + '</p>')
}
const dashboard = async () => {
  const firm = await ask('/firm')
  frame('Dashboard', '<p>' + escape(firm.name) + '</p><p><a href="#/billing/matters">Billing: matters</a></p>')
}
const logout = async () => { await forgetState(); location.hash = '#/login' }

const route = async () => {
  const [path, search] = location.hash.slice(1).split('?')
  const query = new URLSearchParams(search)
  const [first = '', second = '', third = ''] = path.split('/').slice(1)
  if (first === 'sso') return ssoPage(second)
  if (first === 'logout') return logout()
  const signedIn = (await loadState()) !== undefined
  if (first === 'login' || !signedIn) {
    if (first !== 'login') { location.hash = '#/login'; return }
    return loginPage(query.get('problem') === 'sso' ? 'Single sign-on failed. Try again or contact your administrator.' : '')
  }
  if (first === 'matters') return second ? matterPage(second) : mattersPage('/matters', query)
  const rest = path.split('/').slice(4)
  if (first === 'billing' && second === 'view-matter') return rest[0] === 'invoices' ? invoicePage(third, rest[1]) : matterPage(third)
  if (first === 'billing' && second === 'payments') return fragmentPage('/billing/payments' + (third ? '/' + third : '') + (search ? '?' + search : ''))
  if (first === 'billing' && second === 'trust-payments') return fragmentPage('/billing/trust-payments/' + third + '?' + search)
  if (first === 'accounts') return accountsPage(second)
  if (first === 'billing') return mattersPage('/billing/matters', query)
  if (first === 'contacts') return second ? contactPage(second) : contactsPage(query)
  if (first !== 'dashboard') { location.hash = '#/dashboard'; return }
  return dashboard()
}
const go = () => route().catch((error) => { if (error.message !== 'signed out') frame('Something went wrong', '<p class="alert">' + escape(error.message) + '</p>') })
window.addEventListener('hashchange', go)
go()
`
