// The place of a file on the force's own map. Nothing of it is fetched until somebody asks for it: words are there already.

import { Ground, loadPlaces } from './ground.js'

const box = document.getElementById('file-map')

function load(tag, attributes) {
  return new Promise((done, failed) => {
    const element = Object.assign(document.createElement(tag), attributes)
    element.addEventListener('load', done)
    element.addEventListener('error', failed)
    document.head.append(element)
  })
}

async function show(button) {
  button.disabled = true
  const { leaflet, sheet, style, places, area, tiles, icon, latitude, longitude, marker } = box.dataset
  const [known] = await Promise.all([
    loadPlaces(places), load('script', { src: leaflet }), load('link', { rel: 'stylesheet', href: sheet }),
    load('link', { rel: 'stylesheet', href: style }),
  ])
  const element = box.querySelector('.bl-map__ground')
  element.hidden = false
  const { L } = window
  const { map } = new Ground(L, element, { area, tiles, places: known ?? [] })
  const at = [Number(latitude), Number(longitude)]
  L.marker(at, { icon: L.icon({ iconUrl: icon, iconSize: [25, 41], iconAnchor: [12, 41] }), alt: marker, keyboard: false }).addTo(map)
  map.setView(at, 14)
  button.remove()
}

if (box) {
  const button = box.querySelector('button')
  button.hidden = false
  button.addEventListener('click', () => show(button).catch(() => { button.disabled = false }))
}
