// The map for saying where it happened. The page is complete without it: a postcode or words are enough.
// Where the force has no map of its own, the known places are drawn in their positions.

const box = document.getElementById('where-map')
const L = window.L

const field = (name) => document.querySelector(`main input[name="${name}"]`)
const milesAway = 0.05
const steps = { north: [0, -120], south: [0, 120], west: [-120, 0], east: [120, 0] }
const arrows = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] }
const townsFromZoom = 0
const suburbsFromZoom = 12

class WhereMap {
  constructor(places) {
    this.places = places
    const [south, west, north, east] = box.dataset.area.split(',').map(Number)
    this.area = L.latLngBounds([south, west], [north, east])
    this.ground = box.querySelector('.bl-map__ground')
    this.said = box.querySelector('[data-said]')
    box.hidden = false
    this.map = L.map(this.ground, { zoomControl: false, attributionControl: false, keyboard: false, maxZoom: 18, minZoom: 8 })
    this.map.fitBounds(this.area)
    this.drawGround()
    this.listen()
    this.begin()
  }

  drawGround() {
    if (box.dataset.tiles) L.tileLayer(box.dataset.tiles).addTo(this.map)
    L.rectangle(this.area, { interactive: false, fill: false, color: '#5b6f8f', weight: 2, dashArray: '6 6' }).addTo(this.map)
    if (box.dataset.tiles) return
    this.labels = this.places.map((place) => this.drawPlace(place))
    this.map.on('zoomend', () => this.showLabels())
    this.showLabels()
  }

  drawPlace(place) {
    const isTown = place.kind === 'town'
    const dot = L.circleMarker(place.at, {
      interactive: false, radius: isTown ? 6 : 3, weight: 1, color: '#24344d', fillColor: isTown ? '#1b4f9c' : '#6c86ab', fillOpacity: 1,
    }).addTo(this.map)
    const words = document.createElement('span')
    words.textContent = place.name
    const label = L.tooltip({ permanent: true, direction: 'right', className: `bl-map__label bl-map__label--${place.kind}` })
      .setLatLng(place.at).setContent(words)
    return { dot, label, from: isTown ? townsFromZoom : place.kind === 'suburb' ? suburbsFromZoom : suburbsFromZoom + 1 }
  }

  showLabels() {
    const zoom = this.map.getZoom()
    for (const { label, from } of this.labels) {
      if (zoom >= from) label.addTo(this.map)
      else label.remove()
    }
  }

  begin() {
    const latitude = Number(field('latitude').value)
    const longitude = Number(field('longitude').value)
    if (!field('latitude').value || !field('longitude').value) return
    this.put(L.latLng(latitude, longitude), { isNew: false })
    this.map.setView([latitude, longitude], 14)
  }

  listen() {
    this.map.on('click', (event) => this.put(event.latlng))
    for (const button of box.querySelectorAll('[data-map]')) {
      button.addEventListener('click', () => this.press(button.dataset.map))
    }
  }

  press(name) {
    if (name in steps) return this.map.panBy(steps[name], { animate: false })
    if (name === 'in') return this.map.zoomIn(1, { animate: false })
    if (name === 'out') return this.map.zoomOut(1, { animate: false })
    this.clear()
  }

  put(at, { isNew = true } = {}) {
    if (!this.marker) this.makeMarker(at)
    this.marker.setLatLng(at)
    if (isNew) this.keep(at)
    this.say(at)
  }

  makeMarker(at) {
    const icon = L.icon({ iconUrl: box.dataset.icon, iconSize: [25, 41], iconAnchor: [12, 41] })
    this.marker = L.marker(at, { icon, draggable: true, autoPan: true, keyboard: true, alt: this.ground.dataset.marker })
    this.marker.addTo(this.map)
    this.marker.on('dragend', () => this.put(this.marker.getLatLng()))
    const element = this.marker.getElement()
    element.setAttribute('aria-label', this.ground.dataset.marker)
    element.addEventListener('keydown', (event) => this.onKey(event))
  }

  onKey(event) {
    const step = arrows[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const speed = event.shiftKey ? 5 : 1
    const point = this.map.latLngToContainerPoint(this.marker.getLatLng()).add([step[0] * speed, step[1] * speed])
    const at = this.map.containerPointToLatLng(point)
    this.put(at)
    if (!this.map.getBounds().contains(at)) this.map.panTo(at, { animate: false })
    this.marker.getElement().focus({ preventScroll: true })
  }

  keep(at) {
    field('latitude').value = at.lat.toFixed(6)
    field('longitude').value = at.lng.toFixed(6)
    field('moved').value = 'yes'
  }

  clear() {
    if (this.marker) this.marker.remove()
    this.marker = undefined
    field('latitude').value = ''
    field('longitude').value = ''
    field('moved').value = ''
    this.said.textContent = box.dataset.cleared
  }

  say(at) {
    const words = []
    const near = this.nearest(at)
    if (near) words.push(box.dataset.near.replace('{place}', near.name))
    if (!this.area.contains(at)) words.push(box.dataset.outside)
    this.said.textContent = words.join(' ')
  }

  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  nearest(at) {
    const narrowing = Math.cos((at.lat * Math.PI) / 180)
    const away = ({ at: [lat, lng] }) => Math.hypot(lat - at.lat, (lng - at.lng) * narrowing)
    const best = this.places.reduce((best, place) => (!best || away(place) < away(best) ? place : best), undefined)
    return best && away(best) <= milesAway ? best : undefined
  }
}

function asPlace({ geometry, properties }) {
  const [longitude, latitude] = geometry.coordinates
  return { name: properties.name, kind: properties.kind, at: [latitude, longitude] }
}

async function begin() {
  const answer = await fetch(box.dataset.places)
  if (!answer.ok) return
  const { features } = await answer.json()
  new WhereMap(features.map(asPlace))
}

// Without a connection, or without the map's own script, the rest of the page is enough.
if (box && L) begin().catch(() => { box.hidden = true })
