// The ground of a map: the known places drawn in their positions, where the force has no map of its own.

const letterPixels = 7.5
const ranks = ['town', 'suburb']

function rank({ kind }) {
  return ranks.includes(kind) ? ranks.indexOf(kind) : ranks.length
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function asPlace({ geometry, properties }) {
  const [longitude, latitude] = geometry.coordinates
  return { name: properties.name, kind: properties.kind, at: [latitude, longitude] }
}

// The known places; undefined when they cannot be had.
export async function loadPlaces(address) {
  const answer = await fetch(address)
  if (!answer.ok) return undefined
  const { features } = await answer.json()
  return features.map(asPlace)
}

export class Ground {
  constructor(L, element, { area, tiles, places }) {
    this.L = L
    const [south, west, north, east] = area.split(',').map(Number)
    this.area = L.latLngBounds([south, west], [north, east])
    this.map = L.map(element, { zoomControl: false, attributionControl: false, keyboard: false, maxZoom: 18, minZoom: 8, zoomSnap: .25 })
    this.map.fitBounds(this.area, { padding: [8, 8] })
    this.draw(places, tiles)
  }

  draw(places, tiles) {
    const { L } = this
    if (tiles) L.tileLayer(tiles).addTo(this.map)
    L.rectangle(this.area, { interactive: false, fill: false, color: '#5b6f8f', weight: 2, dashArray: '6 6' }).addTo(this.map)
    if (tiles) return
    const ranked = [...places].sort((one, other) => rank(one) - rank(other))
    this.labels = ranked.map((place) => this.drawPlace(place))
    this.map.on('zoomend moveend', () => this.showLabels())
    this.showLabels()
  }

  drawPlace(place) {
    const { L } = this
    const isTown = place.kind === 'town'
    const dot = L.circleMarker(place.at, {
      interactive: false, radius: isTown ? 5 : 3, weight: 1, color: '#24344d', fillColor: isTown ? '#1b4f9c' : '#6c86ab', fillOpacity: 1,
    })
    const words = document.createElement('span')
    words.textContent = place.name
    const label = L.tooltip({ permanent: true, direction: 'right', className: `bl-map__label bl-map__label--${place.kind}` })
      .setLatLng(place.at).setContent(words)
    return { drawn: L.layerGroup([dot, label]), place }
  }

  // The better known first; what would lie on another waits until the map is closer.
  showLabels() {
    const taken = []
    for (const { drawn, place } of this.labels) {
      const { x, y } = this.map.latLngToContainerPoint(place.at)
      const wide = place.name.length * letterPixels
      const room = { left: x, right: x + wide + 12, top: y - 10, bottom: y + 10 }
      const isInside = x > 0 && x < this.map.getSize().x && y > 0 && y < this.map.getSize().y
      if (isInside && !taken.some((other) => overlap(room, other))) {
        taken.push(room)
        drawn.addTo(this.map)
      } else {
        drawn.remove()
      }
    }
  }
}
