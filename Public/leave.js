// Leaves the page at once: by the button, by Escape, or by Shift pressed three times.
// Without this script the button is a plain link to the same place.

const button = document.getElementById('exit-this-page')
const pressesToLeave = 3
const patienceMilliseconds = 5000

let presses = 0
let forgetting

function blank() {
  document.documentElement.classList.add('bl-left')
  document.title = ''
}

function sayFarewell() {
  const path = button.dataset.farewell
  if (path && navigator.sendBeacon) navigator.sendBeacon(path)
}

function leave() {
  blank()
  sayFarewell()
  window.location.replace(button.href)
}

function forget() {
  presses = 0
  announce('')
}

function announce(words) {
  spoken.textContent = words
}

function countShift() {
  presses += 1
  window.clearTimeout(forgetting)
  forgetting = window.setTimeout(forget, patienceMilliseconds)
  if (presses >= pressesToLeave) return leave()
  announce(presses === 1 ? button.dataset.pressTwoMore : button.dataset.pressOneMore)
}

function onKey(event) {
  if (event.isComposing || event.repeat) return
  if (event.key === 'Escape' && !event.defaultPrevented) return leave()
  if (event.key === 'Shift') return countShift()
  forget()
}

function onClick(event) {
  if (!event.target.closest('[data-leave]')) return
  event.preventDefault()
  leave()
}

// A page kept by the browser for its Back button must not show itself again.
function onReturn(event) {
  if (event.persisted && document.documentElement.classList.contains('bl-left')) leave()
}

const spoken = document.createElement('span')
spoken.setAttribute('role', 'status')
spoken.className = 'govuk-visually-hidden'

if (button) {
  button.after(spoken)
  document.addEventListener('keydown', onKey)
  document.addEventListener('click', onClick)
  window.addEventListener('pageshow', onReturn)
}
