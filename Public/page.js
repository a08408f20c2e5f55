// Small comforts for every page. Each page is complete without them.

const calmMilliseconds = 1000

// What went wrong or well is the first thing to hear of.
function focusFirst() {
  const first = document.querySelector('[data-focus-first]')
  if (first) first.focus()
}

// A link of the error summary goes to the field itself, with its question in sight.
function goToField(event) {
  const link = event.target.closest('.govuk-error-summary a[href^="#"]')
  const field = link && document.getElementById(link.hash.slice(1))
  if (!field) return
  event.preventDefault()
  const group = field.closest('fieldset')
  const question = (group && group.querySelector('legend')) || document.querySelector(`label[for="${field.id}"]`)
  const shown = question || field
  shown.scrollIntoView()
  field.focus({ preventScroll: true })
}

// A form sent twice in one breath is sent once.
function sendOnce(event) {
  const button = event.submitter
  if (!button || !('sendsOnce' in button.dataset)) return
  if (button.dataset.sentAt && event.timeStamp - Number(button.dataset.sentAt) < calmMilliseconds) {
    event.preventDefault()
    return
  }
  button.dataset.sentAt = String(event.timeStamp)
}

// How much room is left in an answer: shown at each key, spoken when the person pauses.
function countCharacters(message) {
  const box = document.getElementById(message.dataset.countFor)
  if (!box) return
  const limit = Number(message.dataset.countLimit)
  const digits = new Intl.NumberFormat(document.documentElement.lang)
  const spoken = message.cloneNode(false)
  spoken.removeAttribute('id')
  spoken.className = 'govuk-visually-hidden'
  spoken.setAttribute('role', 'status')
  message.after(spoken)
  let speaking

  function show() {
    const left = limit - Array.from(box.value).length
    const words = left < 0 ? message.dataset.countOver : message.dataset.countLeft
    message.textContent = words.replace('{count}', digits.format(Math.abs(left)))
    message.classList.toggle('govuk-error-message', left < 0)
    message.classList.toggle('govuk-hint', left >= 0)
    box.classList.toggle('govuk-textarea--error', left < 0)
    window.clearTimeout(speaking)
    speaking = window.setTimeout(() => { spoken.textContent = message.textContent }, calmMilliseconds)
  }

  box.addEventListener('input', show)
  window.addEventListener('pageshow', show)
}

document.addEventListener('click', goToField)
document.addEventListener('submit', sendOnce)
document.querySelectorAll('[data-count-for]').forEach(countCharacters)
focusFirst()
