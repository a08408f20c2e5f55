// A part of a form that belongs to some answers is shown with those answers. Without this script all parts are shown.
function showParts(form) {
  for (const part of form.querySelectorAll('[data-shown-with]')) {
    const [name, values] = part.dataset.shownWith.split('=')
    const chosen = form.querySelector(`input[name="${name}"]:checked, select[name="${name}"]`)
    part.hidden = !chosen || !values.split('|').includes(chosen.value)
  }
}

for (const form of document.querySelectorAll('form')) {
  if (!form.querySelector('[data-shown-with]')) continue
  form.addEventListener('change', () => showParts(form))
  window.addEventListener('pageshow', () => showParts(form))
  showParts(form)
}

// A fault may lead to a field in a folded part of the page.
const target = location.hash && document.getElementById(location.hash.slice(1))
const folded = target && target.closest('details')
if (folded) folded.open = true
