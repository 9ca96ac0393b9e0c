import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  requestOf,
  sampleBrowser,
  sampleCall,
  sampleHeader,
  samplePage,
} from './sample-browser'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const refusal = 402
const gone = { code: 'NO_WALLET' }

/** Two identical calls of one page, shown the same payment. */
async function twoCalls() {
  const browser = sampleBrowser()
  const { presenter, hear } = browser.start()
  const show = async () => {
    const prepared = presenter.prepare('p', sampleCall)
    return (await prepared.arm(sampleHeader)).fragment
  }
  const calls = { one: await show(), two: await show() }
  const say = (
    name: 'sending' | 'answered' | 'failed',
    which: keyof typeof calls,
    statusCode = 200,
  ) =>
    hear(
      name,
      requestOf(sampleCall, which, { fragment: calls[which], statusCode }),
    )
  return { ...browser, presenter, say }
}

test.each([
  ['first', 'one', 'two'],
  ['second', 'two', 'one'],
] as const)(
  'of two that carry a payment, the %s is served after the other was refused',
  async (_, served, refused) => {
    const { say, kept, rules, session } = await twoCalls()
    expect(rules.size).toBe(2)
    say('sending', 'one')
    say('sending', 'two')
    expect(rules.size).toBe(0)
    say('answered', refused, refusal)
    await later(100)
    // The other one may still bring it.
    expect(kept).toEqual([])
    say('answered', served)
    await later(100)
    expect(kept[0]).toBe('p ok')
    expect(session.items).toEqual({})
  },
)

test.each([
  ['one', 'two'],
  ['two', 'one'],
] as const)(
  'of two that carry a payment, %s is served before the other is refused',
  async (served, refused) => {
    const { say, kept } = await twoCalls()
    say('sending', 'one')
    say('sending', 'two')
    say('answered', served)
    await later(100)
    expect(kept).toEqual(['p ok'])
    say('answered', refused, refusal)
    await later(100)
    expect(kept).toEqual(['p ok', 'p unknown NO_WORD'])
  },
)

test('one that never leaves says nothing over one that is under way', async () => {
  const { say, kept, rules } = await twoCalls()
  say('sending', 'two')
  await later(60_000)
  expect(kept).toEqual([])
  expect(rules.size).toBe(0)
  say('answered', 'two')
  await later(100)
  expect(kept).toEqual(['p ok'])
})

test('where neither leaves it is said once, and no rule is left', async () => {
  const { kept, rules, session } = await twoCalls()
  await later(60_000)
  expect(kept).toEqual(['p unknown NOT_SENT'])
  expect(rules.size).toBe(0)
  expect(session.items).toEqual({})
})

test('two tabs with one payment are each answered', async () => {
  const { start, kept, rules } = sampleBrowser()
  const { presenter, hear } = start()
  const second = { ...samplePage, tabId: 2, documentId: 'D2' }
  for (const target of [samplePage, second])
    await presenter.prepare('p', target).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'one'))
  hear('sending', requestOf(second, 'two'))
  expect(withHeader(rules)).toEqual([])
  await later(0)
  const refused = requestOf(second, 'two', { statusCode: refusal })
  expect(await presenter.saw(refused)).toBe('p')
  expect(await presenter.saw(requestOf(samplePage, 'one'))).toBe('p')
  expect(kept).toEqual(['p ok', 'p unknown NO_WORD'])
})

test('two headers that wait for one request are followed as one', async () => {
  const { start, kept, rules, session } = sampleBrowser()
  const { presenter, hear } = start()
  for (let left = 2; left > 0; left--)
    await presenter.prepare('p', samplePage).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'r'))
  expect(withHeader(rules)).toEqual([])
  await later(0)
  await presenter.saw(requestOf(samplePage, 'r'))
  expect(kept).toEqual(['p ok'])
  await later(60_000)
  expect(kept).toEqual(['p ok'])
  expect(session.items).toEqual({})
})

test('no request answers a header that is not armed yet', async () => {
  const { start, kept } = sampleBrowser()
  const { presenter } = start()
  presenter.prepare('p', samplePage)
  await later(0)
  const plain = requestOf(samplePage, 'r', { statusCode: refusal })
  expect(await presenter.saw(plain)).toBe(null)
  expect(kept).toEqual([])
})

test('a price of another page answers nothing, and is its own', async () => {
  const { start, kept } = sampleBrowser()
  const { presenter, hear } = start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'r'))
  await later(0)
  const sentOn = requestOf(samplePage, 'r', { statusCode: 302 })
  expect(await presenter.saw(sentOn)).toBe('p')
  const other = { url: 'https://b.test/x', statusCode: refusal }
  expect(await presenter.saw(requestOf(samplePage, 'r', other))).toBe(null)
  expect(kept).toEqual(['p unknown REDIRECTED'])
})

test('what a stopped worker left is each heard by the next', async () => {
  const browser = sampleBrowser()
  const before = browser.start()
  const second = { ...samplePage, tabId: 2, documentId: 'D2' }
  for (const target of [samplePage, second])
    await before.presenter.prepare('p', target).arm(sampleHeader)
  before.hear('sending', requestOf(samplePage, 'one'))
  await later(200)

  const { presenter } = browser.start()
  await presenter.sweep()
  expect(browser.rules.size).toBe(0)
  const refused = requestOf(second, 'two', { statusCode: refusal })
  await presenter.saw(refused)
  await presenter.saw(requestOf(samplePage, 'one'))
  expect(browser.kept).toContain('p ok')
  expect(browser.session.items).toEqual({})
})

test.each([
  ['that runs on', 0, 300_000],
  ['that comes late', 300_001, 0],
])(
  'a worker %s gives up an answer that none heard',
  async (_, beforeMs, afterMs) => {
    const browser = sampleBrowser()
    const before = browser.start()
    const { fragment } = await before.presenter
      .prepare('p', sampleCall)
      .arm(sampleHeader)
    before.hear('sending', requestOf(sampleCall, 'r', { fragment }))
    await later(200)
    expect(Object.keys(browser.session.items)).toHaveLength(1)

    await later(beforeMs)
    const { presenter, hear } = browser.start()
    await presenter.sweep()
    await later(afterMs)
    expect(browser.session.items).toEqual({})
    // Another header of the payment that never leaves speaks for itself then.
    await presenter.prepare('p', sampleCall).arm(sampleHeader)
    await later(60_000)
    expect(browser.kept).toEqual(['p unknown NOT_SENT'])
    expect(browser.session.items).toEqual({})
    hear('answered', requestOf(sampleCall, 'r', { fragment }))
    await later(100)
    expect(browser.kept).toHaveLength(1)
  },
)

test('an answer that takes minutes is heard by a later worker', async () => {
  const browser = sampleBrowser()
  const before = browser.start()
  const { fragment } = await before.presenter
    .prepare('p', sampleCall)
    .arm(sampleHeader)
  before.hear('sending', requestOf(sampleCall, 'r', { fragment }))
  await later(100_000)
  const { presenter, hear } = browser.start()
  await presenter.sweep()
  await later(190_000)
  hear('answered', requestOf(sampleCall, 'r', { fragment }))
  await later(100)
  expect(browser.kept).toEqual(['p ok'])
})

test('behavior: a row of an earlier version is swept away', async () => {
  const browser = sampleBrowser()
  browser.session.items['armed/p'] = {
    n: 1,
    row: {
      paymentId: 'p',
      ruleId: 7,
      target: samplePage,
      fragment: null,
      requestId: null,
      atMs: Date.now() - 60_000,
    },
  }
  browser.session.items['armed/q'] = { n: 2, row: { paymentId: 'q' } }
  const { presenter } = browser.start()
  await presenter.sweep()
  expect(browser.kept).toEqual(['p unknown NOT_SENT'])
  expect(browser.session.items).not.toHaveProperty('armed/p')
})

test('a page is reloaded where it is', async () => {
  const { start, tab, log } = sampleBrowser()
  const { presenter } = start()
  await presenter.go(samplePage, null)
  tab.url = `${samplePage.url}#part`
  await presenter.go(samplePage, null)
  expect(log).toEqual(['reload', 'reload'])
})

test('a page behind a service worker is loaded past it', async () => {
  const { start, log } = sampleBrowser()
  const { presenter } = start()
  await presenter.go({ ...samplePage, isRelayed: true }, null)
  expect(log).toEqual(['reload past the worker'])
})

test('a page that changed its address opens at the one that was shown', async () => {
  const { start, tab, log } = sampleBrowser()
  const { presenter } = start()
  tab.url = 'https://a.test/clean'
  expect(await presenter.isAlive(samplePage)).toBe(true)
  await presenter.go(samplePage, null)
  expect(log).toEqual([`open ${samplePage.url}`])
})

test('a tab that has gone elsewhere is left alone', async () => {
  const { start, tab, log, state } = sampleBrowser()
  const { presenter } = start()
  tab.url = 'https://b.test/'
  state.isAlive = false
  await presenter.go(samplePage, null)
  await presenter.go({ ...samplePage, documentId: '' }, null)
  expect(log).toEqual([])
})

test('behavior: a form that changed its address is not there any more', async () => {
  const { start, tab } = sampleBrowser()
  const { presenter } = start()
  const form = { ...samplePage, method: 'POST' }
  expect(await presenter.isAlive(form)).toBe(true)
  tab.url = 'https://a.test/clean'
  expect(await presenter.isAlive(form)).toBe(false)
})

test('a header whose page leaves without its request goes with it', async () => {
  const { start, kept, rules } = sampleBrowser()
  const { presenter } = start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  await presenter.left('another')
  expect(rules.size).toBe(2)
  await presenter.left('D1')
  expect(rules.size).toBe(0)
  expect(kept).toEqual(['p unknown NOT_SENT'])
  // Whoever opens the page now is not its request.
  const plain = requestOf(samplePage, 'r', { statusCode: refusal })
  expect(await presenter.saw(plain)).toBe(null)
})

test('a header that has left is not lost with its page', async () => {
  const { start, kept } = sampleBrowser()
  const { presenter, hear } = start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'r'))
  await presenter.left('D1')
  await presenter.saw(requestOf(samplePage, 'r'))
  expect(kept).toEqual(['p ok'])
})

test('what a page is answered is known where the ledger cannot keep it', async () => {
  const { start, session, state } = sampleBrowser()
  const { presenter, hear } = start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'r'))
  await later(0)
  state.isBroken = true
  const refused = requestOf(samplePage, 'r', { statusCode: refusal })
  expect(await presenter.saw(refused)).toBe('p')
  // It will not come again.
  expect(session.items).toEqual({})
})

test('an answer is of no payment where the storage cannot be read', async () => {
  const { start, session } = sampleBrowser()
  const { presenter } = start()
  vi.spyOn(session, 'get').mockRejectedValue(new Error('no storage'))
  expect(await presenter.saw(requestOf(samplePage, 'r'))).toBe(null)
})

test.each(['answered', 'failed'] as const)(
  'behavior: a call that %s is heard where the ledger cannot keep it',
  async (name) => {
    const { say, session, state } = await twoCalls()
    const missed = vi.fn()
    process.on('unhandledRejection', missed)
    say('sending', 'one')
    await later(60_000)
    state.isBroken = true
    say(name, 'one')
    await later(100)
    expect(session.items).toEqual({})
    vi.useRealTimers()
    await new Promise((resolve) => setTimeout(resolve, 10))
    process.off('unhandledRejection', missed)
    expect(missed).not.toHaveBeenCalled()
  },
)

test('behavior: of very many calls the newest are remembered', async () => {
  const { start } = sampleBrowser()
  const { presenter } = start()
  for (let n = 0; n < 600; n++)
    await presenter
      .prepare(`p${n}`, { ...sampleCall, callId: `c${n}` })
      .arm(sampleHeader)
  expect(presenter.paymentOfCall('D1', 'c0')).toBeNull()
  expect(presenter.paymentOfCall('D1', 'c599')).toBe('p599')
})

test('behavior: after a wipe no header leaves, and nothing is kept of any', async () => {
  const { start, kept, rules, session } = sampleBrowser()
  const { presenter, hear } = start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  await presenter.prepare('q', sampleCall).arm(sampleHeader)
  hear('sending', requestOf(samplePage, 'r'))
  await presenter.clear()
  expect(rules.size).toBe(0)
  await later(60_000)
  expect(session.items).toEqual({})
  expect(await presenter.saw(requestOf(samplePage, 'r'))).toBe(null)
  expect(await presenter.tabOf('p')).toBe(null)
  expect(kept).toEqual([])
})

test.each(['once', 'while'])(
  'what was being signed as the wallet went is not shown: armed %s all is cleared',
  async (when) => {
    const { start, rules } = sampleBrowser()
    const { presenter } = start()
    const prepared = presenter.prepare('p', samplePage)
    const arm = async () => {
      try {
        await prepared.arm(sampleHeader)
      } catch (error) {
        await prepared.forget()
        throw error
      }
    }
    const isFirst = when === 'while'
    const armed = isFirst
      ? expect(arm()).rejects.toMatchObject(gone)
      : undefined
    await presenter.clear()
    await (armed ?? expect(arm()).rejects.toMatchObject(gone))
    expect(rules.size).toBe(0)
  },
)

test('a form is sent again from inside, but one of another site from outside', async () => {
  const { start, log } = sampleBrowser()
  const { presenter } = start()
  const form = { ...samplePage, method: 'POST' }
  await presenter.go(form, null)
  await presenter.go({ ...form, isIndirect: true }, null)
  expect(log).toEqual(['reload from inside', 'reload'])
})

test('all rules of a presentation go with its answer', async () => {
  const browser = sampleBrowser()
  const { presenter } = browser.start()
  await presenter.prepare('p', samplePage).arm(sampleHeader)
  expect(browser.rules.size).toBe(2)
  for (const id of browser.rules.keys()) expect(id).toBeLessThan(2 ** 31)
  await presenter.saw(requestOf(samplePage, 'r'))
  expect([...browser.rules]).toEqual([])
})

/** The rules that still add a header to a request. */
function withHeader(rules: ReadonlyMap<number, object>): object[] {
  return [...rules.values()].filter((rule) =>
    JSON.stringify(rule).includes(sampleHeader.value),
  )
}
