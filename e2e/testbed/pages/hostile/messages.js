// A page that imitates whatever messages the wallet's own scripts exchange; a
// test gives the shape.
const challenge = 'FORGED_CHALLENGE'

window.forge = {
  challenge,
  // As our window would post it to itself.
  post: (data) => window.postMessage(data, location.origin),
  // As if it came from somewhere else, or from nowhere.
  dispatch: (data, init = {}) =>
    window.dispatchEvent(
      new MessageEvent('message', {
        data,
        origin: location.origin,
        source: window,
        ...init,
      }),
    ),
  // On the events scripts of two worlds can share.
  custom: (name, detail) => {
    for (const target of [window, document, document.documentElement]) {
      target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
    }
  },
  // Over a port, from a frame of the same origin.
  port: (data) => {
    const { port1, port2 } = new MessageChannel()
    window.postMessage(data, location.origin, [port2])
    port1.postMessage(data)
  },
  broadcast: (name, data) => new BroadcastChannel(name).postMessage(data),
}
