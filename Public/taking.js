// A report being taken down: saved as it is typed, its questions folded until they apply, and nothing lost with a
// connection. The page is complete without this: its save button does the same.

const calmMilliseconds = 700
const againMilliseconds = 4000
const prefix = 'taking '

const box = document.getElementById('taking')
const form = box && box.querySelector('form')

function fieldsOf(place) {
  return [...place.querySelectorAll('input, textarea, select')].filter((field) => field.name && field.type !== 'hidden')
}

function isBox(field) {
  return field.type === 'radio' || field.type === 'checkbox'
}

// Every field of a place with what stands in it; boxes only where they are ticked.
function valuesOf(place) {
  const values = {}
  for (const field of fieldsOf(place)) {
    values[field.name] = values[field.name] || []
    if (!isBox(field) || field.checked) values[field.name].push(field.value)
  }
  return values
}

function fill(place, values) {
  for (const field of fieldsOf(place)) {
    const wanted = values[field.name]
    if (!wanted) continue
    if (isBox(field)) field.checked = wanted.includes(field.value)
    else field.value = wanted[0] || ''
  }
}

// Questions that do not apply are folded, by the same rules as on the public's pages.
function holds(condition) {
  const isAnswered = (pair) => {
    const at = pair.indexOf('=')
    return [...form.elements].some((field) =>
      field.name === pair.slice(0, at) && field.value === pair.slice(at + 1) && field.checked && !field.closest('[data-when][hidden]'))
  }
  return condition.split('|').some((way) => way.split('&').every(isAnswered))
}

function foldQuestions() {
  const places = [...form.querySelectorAll('[data-when]')]
  for (let round = 0; round < 5; round += 1) {
    const changed = places.filter((place) => place.hidden === holds(place.dataset.when))
    if (!changed.length) return
    for (const place of changed) place.hidden = !place.hidden
  }
}

class Saving {
  constructor() {
    this.sign = document.getElementById('saved')
    this.key = prefix + box.dataset.taking
    this.edits = 0
    this.kept = 0
    this.parts = {}
    this.restore()
  }

  get isDue() { return this.edits !== this.kept }

  // What was typed and never reached the server, after the page was left or the browser ended.
  restore() {
    try {
      const values = JSON.parse(window.sessionStorage.getItem(this.key))
      if (!values) return
      fill(form, values)
      this.typed()
    } catch {
      window.sessionStorage.removeItem(this.key)
    }
  }

  typed() {
    this.edits += 1
    this.say(box.dataset.saving, false)
    try {
      window.sessionStorage.setItem(this.key, JSON.stringify(valuesOf(form)))
    } catch {
      // Then the page alone keeps it.
    }
    this.soon(calmMilliseconds)
  }

  soon(milliseconds) {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.save(), milliseconds)
  }

  // One at a time; whoever asks meanwhile waits for the same. True when the server has it.
  save() {
    window.clearTimeout(this.timer)
    if (!this.running) this.running = this.send().finally(() => { this.running = undefined })
    return this.running
  }

  async send() {
    const edits = this.edits
    try {
      const answer = await fetch(form.action, {
        method: 'POST', redirect: 'manual', headers: { Accept: 'application/json' }, body: new URLSearchParams(new FormData(form)),
      })
      if (answer.type === 'opaqueredirect' || answer.status === 403) return this.fail(box.dataset.signedOut)
      const news = await answer.json()
      if (!answer.ok) return this.fail(news.refused || box.dataset.unsaved, answer.status !== 409 && answer.status !== 404)
      form.elements.seen.value = news.saves
      this.kept = edits
      this.show(news)
      return true
    } catch {
      return this.fail(box.dataset.unsaved)
    }
  }

  fail(words, isWorthAnother = true) {
    this.say(words, true)
    if (isWorthAnother) this.soon(againMilliseconds)
    return false
  }

  show(news) {
    for (const [name, markup] of Object.entries(news.parts)) this.replace(name, markup)
    if (this.isDue) return this.soon(calmMilliseconds)
    window.sessionStorage.removeItem(this.key)
    this.say(news.saved, false)
  }

  // What was typed meanwhile, and where the cursor stands, stay. What stayed the same is not read out again.
  replace(name, markup) {
    const part = form.querySelector(`[data-part="${name}"]`)
    if (!part || part.innerHTML === markup || this.parts[name] === markup) return
    this.parts = { ...(name === 'form' ? {} : this.parts), [name]: markup }
    const focused = part.contains(document.activeElement) && document.activeElement.id
    const values = valuesOf(part)
    part.innerHTML = markup
    fill(part, values)
    if (focused) document.getElementById(focused)?.focus()
    foldQuestions()
    form.dispatchEvent(new Event('change'))
  }

  say(words, isWrong) {
    this.sign.classList.toggle('bl-taking__saved--not', isWrong)
    if (this.sign.textContent !== words) this.sign.textContent = words
  }
}

// An offer that is pressed fills its fields here at once.
function takeOffer(button) {
  const values = {}
  for (const [name, value] of new URLSearchParams(button.value)) values[name] = [value]
  fill(form, values)
  foldQuestions()
  form.dispatchEvent(new Event('change'))
}

function listen(saving) {
  form.addEventListener('input', () => {
    foldQuestions()
    saving.typed()
  })
  form.addEventListener('submit', async (event) => {
    const button = event.submitter
    if (button && 'offer' in button.dataset) {
      event.preventDefault()
      takeOffer(button)
      saving.typed()
      return saving.save()
    }
    if (button && button.name === 'save') {
      event.preventDefault()
      saving.edits += 1
      return saving.save()
    }
    if (!saving.isDue && !saving.running) return
    // Sent once all of it is saved: nothing hangs on one answer.
    event.preventDefault()
    const isSaved = await saving.save()
    if (isSaved && saving.isDue) await saving.save()
    // It was not sent yet, so this is no second press.
    if (button) delete button.dataset.sentAt
    if (!saving.isDue) form.requestSubmit(button)
    else saving.sign.scrollIntoView({ block: 'nearest' })
  })
  window.addEventListener('online', () => saving.isDue && saving.save())
  window.addEventListener('offline', () => saving.isDue && saving.fail(box.dataset.unsaved))
  window.addEventListener('beforeunload', (event) => {
    if (saving.isDue) event.preventDefault()
  })
}

if (form) {
  foldQuestions()
  listen(new Saving())
}

// Sent: nothing of it stays in the browser.
const given = document.querySelector('.bl-slip[data-taken]')
if (given) window.sessionStorage.removeItem(prefix + given.dataset.taken)
