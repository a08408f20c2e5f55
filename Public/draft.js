// Keeps what is being typed on this page until it is sent, in this tab alone, so that a lost signal or a
// page left by mistake loses nothing. Pages where somebody may be watching do not load this.

const page = document.querySelector('[data-draft]')
const prefix = 'draft '

function read(key) {
  try {
    return JSON.parse(window.sessionStorage.getItem(key)) || {}
  } catch {
    return {}
  }
}

function write(key, values) {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(values))
  } catch {
    // A full or forbidden storage only means that nothing is kept.
  }
}

// What was kept of pages that have been answered since, or of another report.
function forgetOthers(current) {
  for (const key of Object.keys(window.sessionStorage)) {
    if (key.startsWith(prefix) && key !== current) window.sessionStorage.removeItem(key)
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !['hidden', 'file', 'submit', 'button'].includes(field.type))
}

function isBox(field) {
  return field.type === 'radio' || field.type === 'checkbox'
}

function valuesOf(form) {
  const values = {}
  for (const field of fields(form)) {
    if (!isBox(field)) values[field.name] = field.value
    else if (field.checked) values[field.name] = [...(values[field.name] || []), field.value]
  }
  return values
}

// Only into an empty form: what the server sent is newer.
function restore(form, values) {
  const isEmpty = fields(form).every((field) => (isBox(field) ? !field.checked : !field.value))
  if (!isEmpty) return
  for (const field of fields(form)) {
    const kept = values[field.name]
    if (kept === undefined) continue
    if (isBox(field)) field.checked = kept.includes(field.value)
    else field.value = kept
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function showConnection(notice) {
  notice.hidden = navigator.onLine
  notice.textContent = navigator.onLine ? '' : page.dataset.offline
}

function watchConnection() {
  const notice = document.createElement('p')
  notice.className = 'govuk-body bl-offline'
  notice.setAttribute('role', 'status')
  page.before(notice)
  const show = () => showConnection(notice)
  window.addEventListener('online', show)
  window.addEventListener('offline', show)
  document.addEventListener('submit', (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    // It was not sent, so a press soon after is not a second one.
    if (event.submitter) delete event.submitter.dataset.sentAt
    show()
    notice.scrollIntoView()
  })
  show()
}

if (page) {
  const form = [...page.querySelectorAll('form')].pop()
  const key = `${prefix}${page.dataset.command} ${page.dataset.draft}`
  forgetOthers(key)
  if (form) {
    restore(form, read(key))
    form.addEventListener('input', () => write(key, valuesOf(form)))
  }
  watchConnection()
}
