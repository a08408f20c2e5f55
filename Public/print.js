// Shows the button that prints the page, where a browser can.

for (const place of document.querySelectorAll('[data-print]')) {
  const button = place.querySelector('button')
  button.addEventListener('click', () => window.print())
  place.hidden = false
}
