// What is typed into a form of the desk is kept in this tab until it has arrived, so that a lost connection, a session
// that ended or a page left by mistake loses nothing. It goes with its sending, with signing out and with whoever comes
// next. The forms are complete without this.

const prefix = 'desk-draft '
const owner = 'desk-drafts-of'
const door = document.querySelector('form[data-drafts-of]')
const words = door ? door.dataset : {}
const news = new window.BroadcastChannel('desk-drafts')
let isOver = false

function forgetAll() {
  isOver = true
  window.sessionStorage.clear()
}

// Whoever signed in after somebody else finds nothing of theirs.
function begin() {
  if (window.sessionStorage.getItem(owner) !== words.draftsOf) window.sessionStorage.clear()
  window.sessionStorage.setItem(owner, words.draftsOf)
  door.addEventListener('submit', () => {
    forgetAll()
    news.postMessage('signed out')
  })
  news.addEventListener('message', forgetAll)
}

function isBox(field) {
  return field.type === 'radio' || field.type === 'checkbox'
}

// All but the proof of the session. The command's own id is kept too: what had arrived unheard is not done twice.
function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.name !== 'form_token' && field.type !== 'submit')
}

function valuesOf(form) {
  const values = {}
  for (const field of fieldsOf(form)) {
    values[field.name] = values[field.name] || []
    if (!isBox(field) || field.checked) values[field.name].push(field.value)
  }
  return values
}

function unfold(place) {
  for (let fold = place.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
}

function fill(form, values) {
  const places = {}
  for (const field of fieldsOf(form)) {
    const kept = values[field.name]
    if (!kept) continue
    if (isBox(field)) {
      field.checked = kept.includes(field.value)
    } else {
      const place = places[field.name] || 0
      places[field.name] = place + 1
      if (kept[place] === undefined || field.value === kept[place]) continue
      field.value = kept[place]
      if (field.type !== 'hidden') unfold(field)
    }
  }
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

class Draft {
  constructor(form) {
    this.form = form
    const query = form.elements.draft.value
    // A field may be named `action`, and then hides where the form goes.
    this.address = new URL(form.getAttribute('action'), location.href).pathname
    this.page = this.address + (query ? `?${query}` : '')
    this.key = prefix + this.page
    // What the server sent back with a sentence is newer than what is kept.
    if (form.dataset.draft === 'answer') this.keep()
    else this.restore()
    form.addEventListener('input', () => this.keep())
    form.addEventListener('submit', (event) => this.send(event))
  }

  keep(isSent = false) {
    if (isOver) return
    const draft = { at: Date.now(), isSent, values: valuesOf(this.form) }
    try {
      window.sessionStorage.setItem(this.key, JSON.stringify(draft))
    } catch {
      // Then the page alone keeps it.
    }
  }

  forget() { window.sessionStorage.removeItem(this.key) }

  restore() {
    try {
      const draft = JSON.parse(window.sessionStorage.getItem(this.key))
      if (!draft) return
      if (draft.isSent && location.search.includes(`done=${this.address.split('/').pop()}`)) return this.forget()
      fill(this.form, draft.values)
      const time = new Date(draft.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
      this.sayRestored(words.restored.replace('{time}', time))
    } catch {
      this.forget()
    }
  }

  sayRestored(sentence) {
    const line = document.createElement('p')
    line.className = 'govuk-inset-text bl-draft'
    line.setAttribute('role', 'status')
    line.append(`${sentence} `)
    const away = document.createElement('button')
    away.type = 'button'
    away.className = 'bl-draft__away'
    away.textContent = words.discard
    away.addEventListener('click', () => {
      this.forget()
      location.reload()
    })
    line.append(away)
    this.form.prepend(line)
    unfold(this.form)
  }

  async send(event) {
    if (this.isNative) return
    // Its answer is a page that does not ask again: it is sent once, by the browser.
    if (this.form.dataset.plain !== undefined) return this.keep(true)
    event.preventDefault()
    if (this.isSending) return
    this.isSending = true
    document.documentElement.dataset.sending = ''
    this.keep()
    const isGone = await this.post(event.submitter)
    if (isGone) return
    this.isSending = false
    delete document.documentElement.dataset.sending
    if (event.submitter) delete event.submitter.dataset.sentAt
  }

  // True when the browser is on its way to another page.
  async post(button) {
    try {
      const answer = await fetch(this.address, {
        method: 'POST', headers: { 'Bluelamp-Sent-By': 'script' }, redirect: 'error',
        body: new URLSearchParams(new FormData(this.form, button)),
      })
      const next = answer.headers.get('Bluelamp-Next')
      if (next && next.startsWith('/desk/login')) return this.stay(words.signedOut, true)
      if (answer.status >= 500 || answer.status === 429) return this.stay(words.unsent)
      if (next && !next.includes('/purpose')) this.forget()
      if (next) return this.go(next)
      // The session's proof is too old: a fresh page has another, and what was typed.
      if (answer.status === 403) return this.go(this.page)
      return this.sendPlainly(button)
    } catch {
      return this.stay(words.unsent)
    }
  }

  go(address) {
    location.assign(address)
    return true
  }

  // The answer is a page, such as the form with what is wrong: the browser asks for it itself. Nothing was changed.
  sendPlainly(button) {
    this.keep(true)
    this.isNative = true
    if (button) delete button.dataset.sentAt
    this.form.requestSubmit(button)
    return true
  }

  stay(sentence, isSignedOut = false) {
    if (!this.line) {
      this.line = document.createElement('p')
      this.line.className = 'govuk-error-message bl-draft'
      this.line.setAttribute('role', 'alert')
      const buttons = [...this.form.querySelectorAll('button[type=submit]')]
      if (buttons.length) buttons.pop().before(this.line)
      else this.form.append(this.line)
    }
    this.line.textContent = `${sentence} `
    if (isSignedOut) {
      const link = document.createElement('a')
      link.className = 'govuk-link'
      link.href = `/desk/login?back=${encodeURIComponent(this.page)}`
      link.textContent = words.signIn
      this.line.append(link)
    }
    return false
  }
}

if (door) {
  begin()
  for (const mark of document.querySelectorAll('[data-sent]')) window.sessionStorage.removeItem(prefix + mark.dataset.sent)
  for (const form of document.querySelectorAll('form[data-draft]')) new Draft(form)
}
