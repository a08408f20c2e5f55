// The open page of a file says that it is open, shows who else has it open, and says when it is closed. Nobody is kept
// from anything by it.
const line = document.querySelector('[data-present]')
const beatMilliseconds = 15_000
const idleMilliseconds = 300_000
let touchedAt = Date.now()

function body() {
  return new URLSearchParams({ form_token: line.dataset.token })
}

async function beat() {
  if (document.hidden || Date.now() - touchedAt > idleMilliseconds) return
  try {
    const answer = await fetch(`${line.dataset.present}/here`, { method: 'POST', body: body(), redirect: 'error' })
    if (!answer.ok) return
    const { text } = await answer.json()
    if (line.textContent !== text) line.textContent = text
    line.hidden = !text
  } catch (error) {
    line.hidden = true
  }
}

if (line) {
  for (const kind of ['keydown', 'pointerdown', 'scroll']) {
    window.addEventListener(kind, () => { touchedAt = Date.now() }, { passive: true })
  }
  window.addEventListener('pagehide', () => navigator.sendBeacon(`${line.dataset.present}/gone`, body()))
  window.addEventListener('pageshow', beat)
  document.addEventListener('visibilitychange', beat)
  window.setInterval(beat, beatMilliseconds)
}
