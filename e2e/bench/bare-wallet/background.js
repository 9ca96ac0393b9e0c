// Hears the 402, writes one strict row, sets a header rule, says go.
const priced = new Set()
const rules = new Map()
let lastRule = 0

chrome.webRequest.onHeadersReceived.addListener(
  ({ statusCode, url }) => {
    if (statusCode === 402) priced.add(url)
    const id = rules.get(url)
    if (!rules.delete(url)) return
    // Between two measurements, when nobody waits for the browser.
    const remove = { removeRuleIds: [id] }
    setTimeout(
      () => chrome.declarativeNetRequest.updateSessionRules(remove),
      30,
    )
  },
  { urls: ['http://*/*'], types: ['xmlhttprequest'] },
  ['responseHeaders'],
)

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = reject
})

async function reserve(key, row) {
  const db = await database
  await new Promise((resolve, reject) => {
    const tx = db.transaction('rows', 'readwrite', { durability: 'strict' })
    const rows = tx.objectStore('rows')
    // One look at what is there decides, as limits want it.
    rows.get('last').onsuccess = () => {
      rows.put(row, key)
      rows.put(key, 'last')
      tx.commit()
    }
    tx.oncomplete = resolve
    tx.onabort = reject
  })
}

async function pay(url, tabId) {
  while (!priced.delete(url)) await new Promise((go) => setTimeout(go, 1))
  // Signed by the bench before the first call.
  const header = globalThis.headers.pop()
  const fragment = `x402=${crypto.randomUUID()}`
  await reserve(fragment, { url, header })
  const id = ++lastRule
  const exactly = `${url}#${fragment}`.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  await chrome.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id,
        condition: {
          regexFilter: `^${exactly}$`,
          tabIds: [tabId],
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'PAYMENT-SIGNATURE', operation: 'set', value: header },
          ],
        },
      },
    ],
  })
  rules.set(`${url}#${fragment}`, id)
  return fragment
}

chrome.runtime.onMessage.addListener((url, { tab }, answer) => {
  void pay(url, tab.id).then(answer)
  return true
})
