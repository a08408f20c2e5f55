// The desk by keyboard: a palette for everything (Ctrl or Command with K, or /), rows by j and k or the arrows, and a
// sheet of the keys (?). Keys of one letter can be switched off.
const store = 'bluelamp-letters'
const page = { file: document.querySelector('[data-present]')?.dataset.present.split('/').pop() }
let dialogs

function lettersAreOn() {
  try { return window.localStorage.getItem(store) !== 'off' } catch (error) { return true }
}

function keepLetters(areOn) {
  try { window.localStorage.setItem(store, areOn ? 'on' : 'off') } catch (error) { dialogs.letters.checked = true }
}

// What the palette offers depends on the row that is selected.
async function fetched(file) {
  const answer = await fetch(`/desk/palette${file ? `?file=${file}` : ''}`)
  if (!answer.ok) throw new Error('no palette')
  const parts = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.querySelectorAll('#palette, #keys').forEach((old) => old.remove())
  const found = { file, palette: parts.querySelector('#palette'), keys: parts.querySelector('#keys') }
  document.body.append(found.palette, found.keys)
  found.letters = found.keys.querySelector('#letters')
  found.letters.checked = lettersAreOn()
  found.letters.addEventListener('change', () => keepLetters(found.letters.checked))
  return found
}

async function show(which) {
  const file = page.file || currentRow()?.dataset.row
  const before = document.activeElement
  if (!dialogs || dialogs.file !== file) {
    dialogs = await fetched(file)
    listen(dialogs.palette)
  }
  const dialog = dialogs[which]
  dialog.addEventListener('close', () => before?.focus(), { once: true })
  dialog.showModal()
  if (which === 'palette') {
    const box = dialog.querySelector('input')
    box.value = ''
    filter(dialog, '')
    box.focus()
  }
}

// MARK: The palette

function made(text, data) {
  const option = document.createElement('li')
  option.setAttribute('role', 'option')
  Object.assign(option.dataset, data)
  option.dataset.made = ''
  option.textContent = text
  return option
}

function filter(dialog, typed) {
  const box = dialog.querySelector('input')
  const list = dialog.querySelector('[role=listbox]')
  list.querySelectorAll('[data-made]').forEach((option) => option.remove())
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  for (const option of list.children) {
    const text = option.textContent.toLowerCase()
    option.hidden = !words.every((word) => text.includes(word))
  }
  const reference = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^[2-9A-Z]{9}$/.test(reference)) {
    list.prepend(made(box.dataset.goTo.replace('{reference}', reference), { href: `/desk/files/${reference}` }))
  }
  if (words.length) {
    list.append(made(box.dataset.search.replace('{words}', typed.trim()), { words: typed.trim() }))
  }
  Array.from(list.children).forEach((option, index) => { option.id = `palette-${index}` })
  choose(dialog, shown(dialog)[0])
}

function shown(dialog) {
  return Array.from(dialog.querySelectorAll('[role=option]')).filter((option) => !option.hidden)
}

function choose(dialog, option) {
  dialog.querySelectorAll('[aria-selected]').forEach((other) => other.removeAttribute('aria-selected'))
  const box = dialog.querySelector('input')
  if (!option) return box.removeAttribute('aria-activedescendant')
  option.setAttribute('aria-selected', 'true')
  option.scrollIntoView({ block: 'nearest' })
  box.setAttribute('aria-activedescendant', option.id)
}

// Words to search for go by a form: they stand in no address.
function go(option) {
  if (option?.dataset.words) {
    const form = option.closest('dialog').querySelector('form')
    form.elements.q.value = option.dataset.words
    form.submit()
  } else if (option) {
    window.location.assign(option.dataset.href)
  }
}

function listen(dialog) {
  const box = dialog.querySelector('input')
  box.addEventListener('input', () => filter(dialog, box.value))
  dialog.addEventListener('click', (event) => go(event.target.closest('[role=option]')))
  box.addEventListener('keydown', (event) => {
    const options = shown(dialog)
    const at = options.findIndex((option) => option.hasAttribute('aria-selected'))
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      choose(dialog, options[(at + step + options.length) % options.length])
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(options[at])
    }
  })
}

// MARK: Rows

function rows() {
  return Array.from(document.querySelectorAll('tr[data-row]'))
}

function currentRow() {
  return document.activeElement?.closest('tr[data-row]') || null
}

function move(step) {
  const all = rows()
  if (!all.length) return false
  const at = all.indexOf(currentRow())
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)
  const link = all[next].querySelector('th a')
  link.focus()
  all[next].scrollIntoView({ block: 'nearest' })
  return true
}

function select() {
  const box = currentRow()?.querySelector('input[type=checkbox]')
  if (!box) return false
  box.click()
  return true
}

// MARK: Keys

const letters = {
  j: () => move(1),
  k: () => move(-1),
  o: () => { currentRow()?.querySelector('th a').click(); return Boolean(currentRow()) },
  x: select,
  u: () => { document.querySelector('.govuk-back-link, .bl-navigation__link')?.click(); return true },
  '/': () => { show('palette'); return true },
  '?': () => { show('keys'); return true },
}

function isTyping(target) {
  return target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit])')
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    show('palette')
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && currentRow()) {
    if (move(step)) event.preventDefault()
    return
  }
  if (lettersAreOn() && letters[event.key] && letters[event.key]()) event.preventDefault()
})

const hint = document.querySelector('[data-keys-hint]')
if (hint) {
  hint.hidden = false
  hint.addEventListener('click', () => show('keys'))
}
