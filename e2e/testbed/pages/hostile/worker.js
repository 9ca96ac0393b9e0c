// Makes up a 402 for its own pages, its own calls and calls to other origins:
// whatever has `forged` or `inside` in its URL.
const challenge = 'FORGED_CHALLENGE'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) =>
  event.waitUntil(self.clients.claim()),
)
self.addEventListener('fetch', (event) => {
  if (!/forged|inside/.test(event.request.url)) return
  const isPage = event.request.mode === 'navigate'
  event.respondWith(
    new Response(isPage ? '<h1>Forged price</h1>' : '{}', {
      status: 402,
      headers: {
        'content-type': isPage ? 'text/html' : 'application/json',
        'PAYMENT-REQUIRED': challenge,
      },
    }),
  )
})
