// The queue as it changes: rows and counts are renewed where they stand, new files are announced and not put in the way,
// and what can be done with selected rows comes when rows are selected.
const everyMilliseconds = 10_000
const idleMilliseconds = 300_000
const news = document.querySelector('[data-news-one]')
const bar = document.querySelector('#bulk')
let known
let touchedAt = Date.now()

// MARK: What is selected

function boxes() {
  return Array.from(document.querySelectorAll('tr[data-row] input[type=checkbox]'))
}

function count() {
  if (!bar) return
  const chosen = boxes().filter((box) => box.checked).length
  const line = bar.querySelector('[role=status]')
  bar.hidden = chosen === 0
  const words = chosen === 1 ? line.dataset.countOne : line.dataset.countOther
  if (chosen) line.textContent = words.replace('{count}', chosen)
  for (const box of boxes()) box.closest('tr').classList.toggle('bl-queue__chosen', box.checked)
}

// Enter in a field sends what that field belongs to.
bar?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches('input')) return
  event.preventDefault()
  event.target.closest('details').querySelector('button').click()
})

// MARK: What has changed

function rowsOf(page) {
  return new Map(Array.from(page.querySelectorAll('tr[data-row]')).map((row) => [row.dataset.row, row]))
}

// Who has it open, in a row that is the same otherwise.
function renewHere(old, fresh) {
  const place = old.querySelector('th')
  const [before, after] = [place.querySelector('.bl-here'), fresh.querySelector('.bl-here')]
  if (before?.textContent === after?.textContent) return
  before?.remove()
  if (after) place.append(after)
}

// Cell by cell, so that the link that has the focus and the box that is ticked stay the same elements.
function renewRow(old, fresh) {
  old.classList.toggle('bl-table__row--late', fresh.classList.contains('bl-table__row--late'))
  Array.from(fresh.children).forEach((cell, index) => {
    const place = old.children[index]
    const box = place.querySelector('input[type=checkbox]')
    if (box) {
      box.value = cell.querySelector('input').value
      return
    }
    if (place.innerHTML === cell.innerHTML) return
    const link = place.querySelector('a')
    if (link && link === document.activeElement) {
      for (const node of Array.from(place.childNodes)) if (node !== link) node.remove()
      link.after(...Array.from(cell.childNodes).slice(1))
    } else {
      place.replaceChildren(...cell.childNodes)
    }
  })
}

function renewCounts(page) {
  const fresh = Array.from(page.querySelectorAll('.bl-tabs .bl-count'))
  const old = Array.from(document.querySelectorAll('.bl-tabs .bl-count'))
  if (fresh.length !== old.length) return
  old.forEach((place, index) => { if (place.textContent !== fresh[index].textContent) place.textContent = fresh[index].textContent })
}

function announce(added) {
  if (!news) return
  news.hidden = added === 0
  const words = added === 1 ? news.dataset.newsOne : news.dataset.newsOther
  const text = words.replace('{count}', added)
  const link = news.querySelector('a')
  if (added && link.textContent !== text) link.textContent = text
}

function renew(page) {
  const fresh = rowsOf(page)
  const old = rowsOf(document)
  for (const [reference, row] of old) {
    const next = fresh.get(reference)
    row.classList.toggle('bl-queue__gone', !next)
    if (next && 'same' in next.dataset) renewHere(row, next)
    else if (next) renewRow(row, next)
  }
  renewCounts(page)
  const table = page.querySelector('#queue')
  if (table && document.querySelector('#queue')) document.querySelector('#queue').dataset.shownAt = table.dataset.shownAt
  announce(Array.from(fresh.keys()).filter((reference) => !old.has(reference)).length)
}

async function look() {
  if (document.hidden || Date.now() - touchedAt > idleMilliseconds) return
  try {
    const pulse = await fetch('/desk/pulse', { redirect: 'error' })
    if (!pulse.ok) return
    const now = await pulse.text()
    if (known !== undefined && known !== now) {
      const address = new URL(window.location.href)
      const shownAt = document.querySelector('#queue')?.dataset.shownAt
      if (shownAt) address.searchParams.set('since', shownAt)
      const answer = await fetch(address, { redirect: 'error' })
      if (!answer.ok) return
      renew(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    }
    known = now
  } catch (error) {
    known = known ?? ''
  }
}

for (const kind of ['keydown', 'pointerdown', 'scroll']) {
  window.addEventListener(kind, () => { touchedAt = Date.now() }, { passive: true })
}
document.addEventListener('change', (event) => { if (event.target.matches('tr[data-row] input')) count() })
window.addEventListener('pageshow', count)
document.addEventListener('visibilitychange', look)
document.addEventListener('bluelamp-look', look)
window.setInterval(look, everyMilliseconds)
count()
look()
