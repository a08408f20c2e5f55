// Without a connection nothing is sent: the page stays as it is, with all that was typed, and says so.
const main = document.querySelector('main[data-offline]')

// Taking a report down saves by itself, and has a sign of its own.
if (main && !document.getElementById('saved')) {
  const notice = document.createElement('p')
  notice.className = 'govuk-body bl-offline'
  notice.setAttribute('role', 'status')
  notice.hidden = true
  main.prepend(notice)
  const show = () => {
    notice.hidden = navigator.onLine
    notice.textContent = navigator.onLine ? '' : main.dataset.offline
  }
  window.addEventListener('online', show)
  window.addEventListener('offline', show)
  // Before any other script, so that none takes it for sent.
  document.addEventListener('submit', (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    event.stopImmediatePropagation()
    show()
    notice.scrollIntoView()
  }, true)
  show()
}
