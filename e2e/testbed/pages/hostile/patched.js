// A page that answers its own calls with a forged 402, before any script of
// the wallet's could mind and again after it.
const challenge = 'FORGED_CHALLENGE'

function forgedResponse() {
  return new Response('{}', {
    status: 402,
    statusText: 'Payment Required',
    headers: {
      'content-type': 'application/json',
      'PAYMENT-REQUIRED': challenge,
    },
  })
}

function patchFetch() {
  const original = window.fetch
  window.fetch = async (...args) =>
    `${args[0]?.url ?? args[0]}`.includes('forged')
      ? forgedResponse()
      : original(...args)
}

function patchXhr() {
  const prototype = XMLHttpRequest.prototype
  Object.defineProperty(prototype, 'status', { get: () => 402 })
  prototype.getResponseHeader = (name) =>
    name.toLowerCase() === 'payment-required' ? challenge : null
}

// A Response of the page's own making, shown to whoever wrapped the built-ins.
function handOverForgedResponses() {
  const response = forgedResponse()
  void response.clone().json()
  void Promise.resolve(response).then((value) => value)
  Response.prototype.clone = function clone() {
    return forgedResponse()
  }
}

window.forge = {
  patchFetch,
  patchXhr,
  handOverForgedResponses,
  call: (url = '/forged') => fetch(url).then((response) => response.status),
}

patchFetch()
