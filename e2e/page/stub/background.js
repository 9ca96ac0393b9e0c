/*
 * Answers the page scripts in scripted ways: the URL of a 402 says in `plan`
 * what its claims are answered, one step a claim; with `by-url` the claims of all
 * its calls are counted as one call's.
 */
const said = []
const steps = new Map()
const armed = new Map()
let lastRule = 0

/** For tests: everything the page scripts said, in order. */
globalThis.said = said

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message.channel !== 'page') return
  const from = { tabId: sender.tab.id, documentId: sender.documentId }
  said.push({ ...message, url: sender.url })
  answer(message, sender, from).then(
    (value) => respond({ ok: true, value }),
    (error) => respond({ ok: false, error: { code: String(error.message) } }),
  )
  return true
})

async function answer({ name, input }, sender, from) {
  if (name !== 'claim' && name !== 'visit') return undefined
  const url = (input.url ?? sender.url).replace(/#.*/, '')
  const { searchParams } = new URL(url)
  const perCall = searchParams.has('by-url') ? undefined : input.callId
  const key = perCall ?? `${from.tabId}:${url}`
  const step = steps.get(key) ?? 0
  steps.set(key, step + 1)
  const plan = searchParams.get('plan')?.split(',') ?? []
  const pay = async () => {
    const fragment = name === 'claim' ? `x402=${crypto.randomUUID()}` : ''
    await arm(url, input.method ?? 'GET', from.tabId, fragment)
    if (name === 'visit') await chrome.tabs.reload(from.tabId)
    return fragment ? { kind: 'pay', fragment } : { kind: 'leave' }
  }
  switch (plan[step]) {
    case 'pay':
      return pay()
    case 'slow-pay':
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return pay()
    case 'ask-pay':
      setTimeout(async () => push(from, input.callId, await pay()), 300)
      return { kind: 'wait' }
    case 'ask-leave':
      setTimeout(() => push(from, input.callId, { kind: 'leave' }), 300)
      return { kind: 'wait' }
    case 'reload':
      await arm(url, 'POST', from.tabId, '')
      await send(from, { kind: 'reload' })
      return { kind: 'leave' }
    case 'refuse':
      throw new Error('invalid_input')
    case undefined:
      return { kind: 'leave' }
    default:
      return { kind: plan[step] }
  }
}

const push = (from, callId, verdict) =>
  send(from, { kind: 'verdict', callId, verdict })

const send = ({ tabId, documentId }, push) =>
  chrome.tabs.sendMessage(tabId, { channel: 'page-push', push }, { documentId })
globalThis.send = send

async function arm(url, method, tabId, fragment) {
  const id = ++lastRule
  const escaped = url.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  armed.set(url, id)
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [id],
    addRules: [
      {
        id,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'payment-signature', operation: 'set', value: 'SIG' },
            { header: 'cache-control', operation: 'set', value: 'no-cache' },
          ],
        },
        condition: {
          regexFilter: fragment
            ? `^${escaped}#${fragment.replace(/-/g, '\\-')}$`
            : `^${escaped}(#.*)?$`,
          tabIds: [tabId],
          resourceTypes: [fragment ? 'xmlhttprequest' : 'main_frame'],
          requestMethods: [method.toLowerCase()],
        },
      },
    ],
  })
}

chrome.webRequest.onBeforeSendHeaders.addListener(
  ({ url, method }) => {
    const id = armed.get(url.replace(/#.*/, ''))
    if (!id || method === 'OPTIONS') return
    armed.delete(url)
    chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] })
  },
  { urls: ['<all_urls>'] },
)
