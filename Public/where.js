// The map for saying where it happened. The page is complete without it: a postcode or words are enough.

import { Ground, loadPlaces } from './ground.js'

const box = document.getElementById('where-map')
const L = window.L

const field = (name) => document.querySelector(`main input[name="${name}"]`)
const milesAway = 0.05
const steps = { north: [0, -120], south: [0, 120], west: [-120, 0], east: [120, 0] }
const arrows = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] }

class WhereMap {
  constructor(places) {
    this.places = places
    this.ground = box.querySelector('.bl-map__ground')
    this.said = box.querySelector('[data-said]')
    box.hidden = false
    const { area, tiles } = box.dataset
    const { map, area: bounds } = new Ground(L, this.ground, { area, tiles, places })
    this.map = map
    this.area = bounds
    this.listen()
    this.begin()
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
    if (name === 'in') return this.zoom(1)
    if (name === 'out') return this.zoom(-1)
    if (name === 'put') return this.put(this.map.getCenter())
    this.clear()
  }

  // Round the marker, so that it stays in sight.
  zoom(change) {
    const round = this.marker ? this.marker.getLatLng() : this.map.getCenter()
    this.map.setZoomAround(round, this.map.getZoom() + change, { animate: false })
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

async function begin() {
  const places = await loadPlaces(box.dataset.places)
  if (places) new WhereMap(places)
}

// Without a connection, or without the map's own script, the rest of the page is enough.
if (box && L) begin().catch(() => { box.hidden = true })
