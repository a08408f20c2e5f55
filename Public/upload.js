// Files on their way: how far each is, a way to pause, and going on after a lost signal. The form works without this.

const protocol = { 'Tus-Resumable': '1.0.0' }
const smallestPieceBytes = 256 * 1024
const largestPieceBytes = 16 * 1024 * 1024
const longestWaitMilliseconds = 60000
const triesAfterOtherWriters = 30

class Refused extends Error {
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

class Lost extends Error {}

const place = document.querySelector('[data-upload]')
if (place && window.fetch && window.FileReader) begin(place)

function begin(place) {
  const said = JSON.parse(place.dataset.words)
  const form = place.querySelector('form')
  const page = {
    address: place.dataset.upload,
    limitBytes: Number(place.dataset.limitBytes),
    list: place.querySelector('[data-upload-list]'),
    status: place.querySelector('[data-upload-status]'),
    say: (key, values = {}) => filled(said[key] || '', values),
    canRemove: 'canRemove' in place.dataset,
    active: new Set(),
    hasFailed: false,
  }
  if (!form) return
  form.addEventListener('submit', (event) => {
    const files = [...form.querySelector('input[type=file]').files]
    if (!files.length) return
    event.preventDefault()
    form.reset()
    if (!page.active.size) page.hasFailed = false
    for (const file of files) send(new Row(file, page), page)
  })
  warnOtherForms(form, page)
}

function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

// Whoever goes on while files are on their way is told once. Leaving the page by its red button is never held up.
function warnOtherForms(form, page) {
  let told = false
  document.addEventListener('submit', (event) => {
    if (event.target === form || !page.active.size || told) return
    told = true
    event.preventDefault()
    page.status.textContent = page.say('still-sending')
  }, true)
}

async function send(row, page) {
  page.active.add(row)
  try {
    check(row.file, page)
    const address = await created(row.file, page)
    row.address = address
    await sendPieces(row, address)
    row.arrived()
  } catch (error) {
    if (!row.isRemoved) row.failed(error instanceof Refused ? error.reason : 'failed')
  }
  page.active.delete(row)
  if (!page.active.size && row.hasArrived && !page.hasFailed) page.status.textContent = page.say('all-arrived')
}

function check(file, page) {
  if (file.size === 0) throw new Refused('empty')
  if (file.size > page.limitBytes) throw new Refused('too-large')
}

async function created(file, page) {
  const answer = await persistent(() => asked(page.address, 'POST', {
    'Upload-Length': String(file.size),
    'Upload-Metadata': `filename ${base64(file.name)}`,
  }))
  return new URL(answer.headers.get('Location'), location.href).href
}

async function sendPieces(row, address) {
  let offset = 0
  let pieceBytes = smallestPieceBytes
  while (offset < row.file.size) {
    await row.mayGoOn()
    if (row.isRemoved) return
    const begun = performance.now()
    try {
      offset = await patched(address, offset, row.file.slice(offset, offset + pieceBytes))
    } catch (error) {
      if (!(error instanceof Lost)) throw error
      row.waiting()
      offset = await persistent(() => reached(address))
    }
    pieceBytes = nextSize(pieceBytes, performance.now() - begun)
    row.show(offset)
  }
}

// Large pieces where the line is quick, small ones where it is slow.
function nextSize(bytes, milliseconds) {
  if (milliseconds < 1000) return Math.min(bytes * 2, largestPieceBytes)
  return milliseconds > 8000 ? Math.max(bytes / 2, smallestPieceBytes) : bytes
}

async function patched(address, offset, piece) {
  const answer = await asked(address, 'PATCH', {
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(offset),
  }, piece)
  return Number(answer.headers.get('Upload-Offset'))
}

async function reached(address) {
  const answer = await asked(address, 'HEAD')
  return Number(answer.headers.get('Upload-Offset'))
}

async function asked(address, method, headers = {}, body = undefined) {
  let answer
  try {
    answer = await fetch(address, { method, headers: { ...protocol, ...headers }, body, credentials: 'same-origin' })
  } catch {
    throw new Lost()
  }
  if (answer.ok) return answer
  // Another request of ours may still hold the upload, or the offset moved while an answer was lost.
  if (method !== 'POST' && [409, 423].includes(answer.status)) throw new Lost()
  if ([429, 502, 504].includes(answer.status)) throw new Lost()
  throw new Refused(await reason(answer))
}

async function reason(answer) {
  const problem = await answer.json().catch(() => ({}))
  const kind = String(problem.type || '').split('/').pop()
  const reasons = { 'too-large': 'too-large', 'too-many-files': 'too-many', 'type-not-taken': 'type', full: 'full' }
  return reasons[kind] || 'failed'
}

// Tries again, with growing waits, for as long as the line is lost.
async function persistent(work) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Lost) || (navigator.onLine && tries > triesAfterOtherWriters)) throw error
      await signalOr(Math.min(1000 * 2 ** tries, longestWaitMilliseconds))
    }
  }
}

function signalOr(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    window.addEventListener('online', () => { clearTimeout(timer); resolve() }, { once: true })
  })
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

// One file of the list.
class Row {
  constructor(file, page) {
    this.file = file
    this.page = page
    this.hasArrived = false
    this.isRemoved = false
    this.paused = null
    this.build()
    this.show(0)
  }

  build() {
    const name = this.file.name
    this.item = document.createElement('li')
    this.text = document.createElement('p')
    this.text.className = 'govuk-body govuk-!-margin-bottom-1'
    this.text.dir = 'auto'
    this.bar = document.createElement('progress')
    this.bar.max = this.file.size || 1
    this.bar.setAttribute('aria-label', this.page.say('progress', { name }))
    this.pauseButton = this.button('pause', () => this.togglePause())
    this.removeButton = this.button('remove', () => this.remove())
    this.item.append(this.text, this.bar, ' ', this.pauseButton, ' ', this.removeButton)
    this.page.list.append(this.item)
  }

  button(key, pressed) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary govuk-!-margin-bottom-2'
    button.textContent = this.page.say(key, { name: this.file.name })
    button.addEventListener('click', pressed)
    return button
  }

  show(offset) {
    this.offset = offset
    this.bar.value = offset
    const percent = this.file.size ? Math.floor((offset * 100) / this.file.size) : 0
    if (!this.paused) this.text.textContent = this.page.say('sending', { name: this.file.name, percent })
  }

  waiting() {
    this.text.textContent = this.page.say('waiting')
    this.page.status.textContent = this.page.say('waiting')
  }

  togglePause() {
    const values = { name: this.file.name }
    if (this.paused) {
      this.paused.resume()
      this.paused = null
      this.pauseButton.textContent = this.page.say('pause', values)
      this.show(this.offset)
    } else {
      this.paused = {}
      this.paused.over = new Promise((resolve) => { this.paused.resume = resolve })
      this.pauseButton.textContent = this.page.say('resume', values)
      this.text.textContent = this.page.say('paused', values)
    }
  }

  async mayGoOn() {
    if (this.paused) await this.paused.over
  }

  async remove() {
    this.isRemoved = true
    if (this.paused) this.paused.resume()
    this.page.active.delete(this)
    this.leave()
    if (this.address) await asked(this.address, 'DELETE').catch(() => {})
  }

  arrived() {
    if (this.isRemoved) return
    this.hasArrived = true
    this.end(this.page.say('arrived', { name: this.file.name }))
    if (this.page.canRemove) this.item.append(this.button('take-away', () => this.takeAway()))
  }

  // Only what the server has deleted leaves the list: if it could not, the page is asked for what is there.
  async takeAway() {
    try {
      await persistent(() => asked(this.address, 'DELETE'))
      this.leave()
    } catch {
      location.reload()
    }
  }

  leave() {
    this.item.remove()
    const field = this.page.list.parentElement.querySelector('input[type=file]')
    if (field) field.focus()
  }

  failed(reason) {
    this.page.hasFailed = true
    this.end(`${this.file.name}: ${this.page.say(reason)}`)
    this.text.className = 'govuk-error-message'
  }

  end(sentence) {
    this.text.textContent = sentence
    this.page.status.textContent = sentence
    this.bar.remove()
    this.pauseButton.remove()
    this.removeButton.remove()
  }
}
