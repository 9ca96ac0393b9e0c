import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import {
  buildWorld,
  challenge,
  payTo,
  sighting,
  yes,
} from '@/lib/testing/payment-world'
import { done } from './answered'
import type { Sighting } from './sighting'

let world: ReturnType<typeof buildWorld>

beforeEach(() => {
  world = buildWorld()
})

/** What a promise comes to while the clock of timers runs ahead. */
async function hurried<T>(promise: Promise<T>): Promise<T> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  promise.then(end, end)
  while (!isDone) {
    await vi.advanceTimersByTimeAsync(1000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return await promise
}

describe('asking', () => {
  test('a genuine price is asked once, however often it is claimed', async () => {
    const { journey, questions, log } = world
    await journey.consider(sighting())
    await journey.consider(sighting())
    expect(questions.size).toBe(1)
    expect(log).toEqual(['show'])
  })

  test('what was not shown is not paid', async () => {
    const { journey, questions, ledger } = world
    await journey.consider(sighting())
    const stale = yes(questions.get('D1:open'))
    // The same document now says something else.
    await journey.consider(sighting({}, challenge('20000')))
    expect(await journey.answer(stale)).toEqual({
      ok: false,
      because: 'TERMS_CHANGED',
    })
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })

  test('an expired question pays nothing', async () => {
    const { journey, questions, state } = world
    await journey.consider(sighting())
    state.nowMs += 5 * 60_000 + 1
    expect(await journey.answer(yes(questions.get('D1:open')))).toEqual({
      ok: false,
      because: 'EXPIRED',
    })
  })

  test('what a page asked goes when the next page of its tab asks', async () => {
    const { journey, questions } = world
    await journey.consider(sighting())
    const { target } = sighting()
    const next = { ...target, documentId: 'D2' }
    await journey.consider(sighting({ questionId: 'D2:open', target: next }))
    expect([...questions.keys()]).toEqual(['D2:open'])
    const elsewhere = { ...next, tabId: target.tabId + 1, documentId: 'D3' }
    await journey.consider(
      sighting({ questionId: 'D3:open', target: elsewhere }),
    )
    expect([...questions.keys()]).toEqual(['D2:open', 'D3:open'])
  })

  test('a page that went unheard is not waited for', async () => {
    const { journey, questions, state } = world
    await journey.consider(sighting())
    await journey.forgetGone()
    expect(questions.size).toBe(1)
    state.isAlive = false
    await journey.forgetGone()
    expect(questions.size).toBe(0)
  })

  test('three refusals silence the site', async () => {
    const { journey, questions } = world
    for (const id of ['a', 'b', 'c']) {
      await journey.consider(sighting({ questionId: id }))
      await journey.answer({
        ...yes(questions.get(id)),
        choice: { kind: 'dont-pay' },
      })
    }
    expect(await journey.consider(sighting({ questionId: 'd' }))).toEqual({
      kind: 'leave',
      because: 'SILENCED',
    })
  })

  test('over the limit for one payment nothing is offered', async () => {
    const { journey, questions } = world
    await journey.consider(sighting({}, challenge('25000001')))
    expect(questions.get('D1:open')).toMatchObject({
      state: 'unpayable',
      because: 'OVER_MANUAL_LIMIT',
    })
    expect(await journey.answer(yes(questions.get('D1:open')))).toMatchObject({
      ok: false,
    })
  })
})

describe('paying', () => {
  test('reserve, sign, arm, go: in this order, and the row says so', async () => {
    const { journey, questions, log, ledger, state } = world
    await journey.consider(sighting())
    expect(await journey.answer(yes(questions.get('D1:open')))).toMatchObject({
      ok: true,
    })
    expect(log.map((line) => line.split(' ')[0])).toEqual([
      'show',
      'sign',
      'arm',
      'go',
    ])
    const [row] = await ledger.list({ limit: 5 })
    expect(row).toMatchObject({
      state: 'HANDED',
      presents: 1,
      intent: { value: '10000', to: payTo },
    })
    // Ours, not the seller's ten minutes.
    expect(Number(row?.intent.validBefore)).toBe(state.nowMs / 1000 + 300)
    expect(questions.size).toBe(0)
  })

  test('the page goes right after the yes: it stands, with its payment', async () => {
    const { journey, questions, ledger, state } = world
    await journey.consider(sighting())
    state.goes = false
    const answered = await journey.answer(yes(questions.get('D1:open')))
    const [row] = await ledger.list({ limit: 5 })
    expect(answered).toEqual(done({ paymentIds: [row?.id ?? ''] }))
    expect(row).toMatchObject({ state: 'HANDED', delivery: 'none' })
    expect(questions.size).toBe(0)
  })

  test('a double answer pays once', async () => {
    const { journey, questions, ledger } = world
    await journey.consider(sighting())
    const answer = yes(questions.get('D1:open'))
    const both = await Promise.all([
      journey.answer(answer),
      journey.answer(answer),
    ])
    const [row, ...others] = await ledger.list({ limit: 5 })
    expect(others).toEqual([])
    expect(row?.presents).toBe(1)
    // Both screens hear what came of it.
    const paid = done({ paymentIds: [row?.id ?? ''] })
    expect(both).toEqual([paid, paid])
  })

  test('locked: the question stays and can be paid afterwards', async () => {
    const { journey, questions, state } = world
    await journey.consider(sighting())
    const answer = yes(questions.get('D1:open'))
    state.isUnlocked = false
    expect(await journey.answer(answer)).toEqual({
      ok: false,
      because: 'LOCKED',
    })
    state.isUnlocked = true
    expect(await journey.answer(answer)).toMatchObject({ ok: true })
  })

  test('the page has gone: nothing is reserved', async () => {
    const { journey, questions, state, ledger } = world
    await journey.consider(sighting())
    state.isAlive = false
    expect(await journey.answer(yes(questions.get('D1:open')))).toEqual({
      ok: false,
      because: 'GONE',
    })
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })

  test('the page is busy: nothing is reserved, and nobody waits for it', async () => {
    const { journey, questions, parts, ledger } = world
    const { isAlive } = parts.presenter
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    parts.presenter.isAlive = () => new Promise(() => undefined)
    try {
      const asked = await hurried(journey.consider(sighting()))
      expect(asked).toMatchObject({ kind: 'wait' })
      const answer = yes(questions.get('D1:open'))
      expect(await hurried(journey.answer(answer))).toEqual({
        ok: false,
        because: 'PAGE_BUSY',
      })
    } finally {
      vi.useRealTimers()
    }
    expect(await ledger.list({ limit: 5 })).toEqual([])
    parts.presenter.isAlive = isAlive
    expect(await journey.answer(yes(questions.get('D1:open')))).toMatchObject({
      ok: true,
    })
  })

  test('behavior: under a rule too, a form whose page has gone reserves nothing', async () => {
    const { journey, state, ledger, parts } = world
    parts.isGranted = async () => true
    state.isAlive = false
    const { target } = sighting()
    await journey.consider(sighting({ target: { ...target, method: 'POST' } }))
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })

  test.each<[string, () => void]>([
    [
      'cannot be written',
      () => {
        world.parts.ledger.reserve = async () => {
          throw new CodedError('STORAGE', 'no disk')
        }
      },
    ],
    [
      'is refused',
      () => {
        world.parts.ledger.reserve = async () => ({
          kind: 'refused',
          because: 'PENDING_PREVIOUS',
        })
      },
    ],
    [
      'cannot be signed',
      () => {
        world.state.signs = false
      },
    ],
  ])(
    'what was prepared for a call whose payment %s is taken back',
    async (_, breaks) => {
      const { journey, parts } = world
      parts.isGranted = async () => true
      breaks()
      const { prepare } = parts.presenter
      const waiting = new Set<string>()
      parts.presenter.prepare = (id, target) => {
        waiting.add(id)
        const forget = async () => void waiting.delete(id)
        return { ...prepare(id, target), forget }
      }
      const prepared = vi.spyOn(parts.presenter, 'prepare')
      const { target, circumstances } = sighting()
      const asked = await journey.consider(
        sighting({
          target: { ...target, kind: 'call', callId: 'c1' },
          circumstances: { ...circumstances, kind: 'call' },
        }),
      )
      expect(asked).toMatchObject({ kind: 'wait' })
      expect(prepared).toHaveBeenCalledOnce()
      expect(waiting).toEqual(new Set())
    },
  )

  test('a signature that fails its own check voids the row', async () => {
    const { journey, questions, state, ledger } = world
    await journey.consider(sighting())
    state.signs = false
    expect(await journey.answer(yes(questions.get('D1:open')))).toEqual({
      ok: false,
      because: 'SELF_CHECK',
    })
    const [row] = await ledger.list({ limit: 5 })
    expect(row).toMatchObject({ state: 'VOID', presents: 0 })
    const events = await ledger.events(row?.id ?? '')
    expect(events.map(({ kind }) => kind)).toEqual(['reserved', 'voided'])
    state.signs = true
    expect(await journey.answer(yes(questions.get('D1:open')))).toMatchObject({
      ok: true,
    })
  })
})

describe('the hand-over', () => {
  test('that could not be armed is one authorisation still', async () => {
    const { journey, questions, ledger, parts } = world
    const { prepare } = parts.presenter
    parts.presenter.prepare = (id, target) => ({
      ...prepare(id, target),
      arm: () => Promise.reject(new Error('No such method.')),
    })
    await journey.consider(sighting())
    const answer = yes(questions.get('D1:open'), true)
    expect(await journey.answer(answer)).toEqual({
      ok: false,
      because: 'INTERNAL',
    })
    parts.presenter.prepare = prepare
    expect(await journey.answer(answer)).toMatchObject({ ok: true })
    expect(await ledger.list({ limit: 5 })).toHaveLength(1)
  })

  test('leaves nothing armed where the storage fails', async () => {
    const { journey, questions, ledger, log } = world
    await journey.consider(sighting())
    vi.spyOn(ledger, 'reserve').mockRejectedValue(
      new CodedError('STORAGE', 'no'),
    )
    const answer = await journey.answer(yes(questions.get('D1:open')))
    expect(answer).toEqual({ ok: false, because: 'STORAGE' })
    expect(log).toEqual(['show'])
    expect(await ledger.list({ limit: 1 })).toEqual([])
  })

  test('of one that was shown before leaves nothing armed where it is not kept', async () => {
    const { journey, questions, ledger, log } = world
    await journey.consider(sighting())
    await journey.answer(yes(questions.get('D1:open')))
    const [row] = await ledger.list({ limit: 1 })
    vi.spyOn(ledger, 'handedOver').mockRejectedValue(
      new CodedError('STORAGE', 'no'),
    )
    log.length = 0
    const { target } = sighting()
    // It was signed by then.
    expect(await journey.presentAgain(row?.id ?? '', target)).toEqual({
      ok: false,
      because: 'INTERNAL',
    })
    expect(log.some((line) => line.startsWith('arm'))).toBe(false)
  })
})

describe('coming back', () => {
  async function payOnce() {
    const { journey, questions, ledger } = world
    await journey.consider(sighting())
    await journey.answer(yes(questions.get('D1:open')))
    const [row] = await ledger.list({ limit: 1 })
    return row?.id ?? ''
  }
  const unknown = {
    delivery: 'unknown' as const,
    code: 'CONNECTION',
    status: null,
    receipt: null,
  }
  const ok = { delivery: 'ok' as const, code: null, status: 200, receipt: null }

  test('an unanswered authorisation is presented again, never a new one', async () => {
    const id = await payOnce()
    const { journey, ledger, log } = world
    await journey.answered(id, unknown)
    const back = await journey.consider(sighting({ questionId: 'D2:open' }))
    expect(back).toMatchObject({ kind: 'armed', paymentId: id })
    expect(await ledger.list({ limit: 5 })).toHaveLength(1)
    expect(new Set(log.filter((line) => line.startsWith('sign'))).size).toBe(1)
  })

  test('behavior: of a form that may be another it is only at a person’s word', async () => {
    const { journey, questions, ledger } = world
    const target = { ...sighting().target, method: 'POST' }
    await journey.consider(sighting({ target }))
    await journey.answer(yes(questions.get('D1:open')))
    const [row] = await ledger.list({ limit: 1 })
    await journey.answered(row?.id ?? '', unknown)
    expect(
      await journey.consider(sighting({ questionId: 'D2:open', target })),
    ).toMatchObject({ kind: 'wait' })
    expect(questions.get('D2:open')).toMatchObject({
      state: 'paid-before',
      previousId: row?.id,
    })
    expect(await ledger.get(row?.id ?? '')).toMatchObject({ presents: 1 })
  })

  test('what delivered it is known from what only came after', async () => {
    const id = await payOnce()
    const { journey } = world
    const before = await journey.answered(id, unknown)
    const both = await Promise.all([
      journey.answered(id, ok),
      journey.answered(id, ok),
    ])
    expect([before, ...both].map(({ isDelivered }) => isDelivered)).toEqual([
      false,
      true,
      false,
    ])
  })

  test('what was paid another way since is not charged the first way too', async () => {
    const { journey, questions, ledger } = world
    const said = challenge()
    const [onBase] = said.accepts
    const onPolygon = {
      ...(onBase as object),
      network: 'eip155:137',
      asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
    }
    const both = { ...said, accepts: [onPolygon, ...said.accepts] }
    const come = async (questionId: string) => {
      await journey.consider(sighting({ questionId }, both))
      return yes(questions.get(questionId), true)
    }
    await journey.answer(await come('D1:open'))
    const [first] = await ledger.list({ limit: 5 })
    const id = first?.id ?? ''
    await journey.answered(id, { ...unknown, delivery: 'refused' })
    world.state.nowMs += 1000
    const again = await come('D2:open')
    await journey.answer({
      ...again,
      choice: { ...again.choice, offerIndex: 1 },
    })
    const [second] = await ledger.list({ limit: 5 })
    expect(second?.intent.network).toBe('eip155:8453')
    await journey.answered(second?.id ?? '', ok)
    await journey.answered(id, unknown)
    await come('D3:open')
    expect(questions.get('D3:open')).toMatchObject({
      state: 'paid-before',
      previousId: second?.id,
    })
  })

  test('a third time; after that the person is asked', async () => {
    const id = await payOnce()
    const { journey, questions } = world
    await journey.answered(id, unknown)
    await journey.consider(sighting({ questionId: 'D2:open' }))
    await journey.consider(sighting({ questionId: 'D3:open' }))
    expect(
      await journey.consider(sighting({ questionId: 'D4:open' })),
    ).toMatchObject({ kind: 'wait' })
    expect(questions.get('D4:open')).toMatchObject({
      state: 'paid-before',
      because: 'TOO_MANY_PRESENTS',
      previousId: id,
    })
  })

  test('a delivered page asks before it is paid again', async () => {
    const id = await payOnce()
    const { journey, questions, ledger } = world
    await journey.answered(id, ok)
    await journey.consider(sighting({ questionId: 'D2:open' }))
    expect(questions.get('D2:open')).toMatchObject({
      state: 'paid-before',
      because: null,
      previousId: id,
    })
    expect(
      await journey.answer(yes(questions.get('D2:open'), true)),
    ).toMatchObject({ ok: true })
    expect(await ledger.list({ limit: 5 })).toHaveLength(2)
  })

  test.each([
    { how: 'delivered', answer: ok, offerIndex: 0 },
    { how: 'delivered, another way chosen', answer: ok, offerIndex: 1 },
    { how: 'unanswered, another way chosen', answer: unknown, offerIndex: 1 },
  ])(
    'what another tab bought meanwhile is asked once more: $how',
    async ({ answer, offerIndex }) => {
      const { journey, questions, ledger } = world
      const said = challenge()
      const [onBase] = said.accepts
      const onPolygon = {
        ...(onBase as object),
        network: 'eip155:137',
        asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
      }
      const both = { ...said, accepts: [...said.accepts, onPolygon] }
      const target = { ...sighting().target, tabId: 2, documentId: 'D2' }
      await journey.consider(sighting({}, both))
      await journey.consider(sighting({ questionId: 'D2:open', target }, both))
      await journey.answer(yes(questions.get('D1:open')))
      const [first] = await ledger.list({ limit: 5 })
      await journey.answered(first?.id ?? '', answer)

      const other = yes(questions.get('D2:open'))
      const chosen = { ...other, choice: { ...other.choice, offerIndex } }
      expect(await journey.answer(chosen)).toEqual({
        ok: false,
        because: 'PAID_BEFORE',
      })
      expect(questions.get('D2:open')).toMatchObject({
        state: 'paid-before',
        previousId: first?.id,
      })
      expect(await ledger.list({ limit: 5 })).toHaveLength(1)
      await journey.answer(yes(questions.get('D2:open'), true))
      expect(await ledger.list({ limit: 5 })).toHaveLength(2)
    },
  )

  test('a 402 that answers a payment is told, not paid', async () => {
    const id = await payOnce()
    const { journey, questions } = world
    await journey.answered(id, { ...unknown, status: 402, code: 'NO_WORD' })
    expect(
      await journey.consider(sighting({ questionId: 'D2:open', answers: id })),
    ).toMatchObject({ kind: 'wait' })
    expect(questions.get('D2:open')).toMatchObject({
      state: 'outcome',
      previousId: id,
    })
  })

  test('behavior: what another request brought is not told as lost', async () => {
    const id = await payOnce()
    const { journey, questions, ledger } = world
    await journey.answered(id, ok)
    await journey.answered(id, unknown)
    expect(questions.size).toBe(0)
    expect(await ledger.get(id)).toMatchObject({ delivery: 'ok' })
  })

  test('behavior: what was never sent unsays no answer', async () => {
    const id = await payOnce()
    const { journey, questions, ledger } = world
    const said = { delivery: 'refused' as const, status: 402, receipt: null }
    await journey.answered(id, { ...said, code: 'declined' })
    await journey.answered(id, { ...unknown, code: 'NOT_SENT' })
    expect(await ledger.get(id)).toMatchObject({
      delivery: 'refused',
      deliveryCode: 'declined',
    })
    expect(questions.has(`outcome:${id}`)).toBe(true)
  })

  test('behavior: a price of another page answers no payment', async () => {
    const id = await payOnce()
    const { journey, questions, ledger } = world
    await journey.answered(id, { ...unknown, code: 'REDIRECTED' })
    const { target } = sighting()
    const elsewhere = {
      ...sighting({ questionId: 'D2:open', answers: id }),
      target: { ...target, documentId: 'D2', url: 'https://b.test/x' },
      site: 'https://b.test',
    }
    await journey.consider(elsewhere)
    expect(questions.get('D2:open')).toMatchObject({
      state: 'ask',
      previousId: null,
    })
    expect(await ledger.get(id)).toMatchObject({ delivery: 'unknown' })
  })

  test.each([
    ['url', { url: 'https://b.test/x' }],
    ['method', { method: 'POST' }],
    ['kind', { kind: 'call' as const, callId: 'c' }],
  ])('an authorisation goes to no request of another %s', async (_, other) => {
    const id = await payOnce()
    const { journey, questions, ledger, log } = world
    await journey.answered(id, unknown)
    const told = questions.get(`outcome:${id}`)
    if (!told) throw new Error('Nothing was told.')
    const before = log.length
    for (const isOpening of [false, true])
      expect(
        await journey.presentAgain(
          id,
          { ...told.target, ...other },
          { isOpening },
        ),
      ).toEqual({ ok: false, because: 'OTHER_REQUEST' })
    questions.set(told.id, { ...told, target: { ...told.target, ...other } })
    expect(
      await journey.answer({
        questionId: told.id,
        hash: told.hash,
        choice: { kind: 'present' },
      }),
    ).toEqual({ ok: false, because: 'OTHER_REQUEST' })
    expect(log.slice(before)).toEqual([])
    expect(await ledger.get(id)).toMatchObject({ presents: 1 })
  })

  test('a page that did not come is told without a visit', async () => {
    const id = await payOnce()
    await world.journey.answered(id, unknown)
    expect(world.questions.get(`outcome:${id}`)).toMatchObject({
      state: 'outcome',
      previousId: id,
    })
  })
})

describe('terms the browser has not seen itself', () => {
  const call = (change: Partial<Sighting>, what = challenge()) =>
    sighting(
      {
        questionId: 'D1:c1',
        target: {
          tabId: 1,
          documentId: 'D1',
          kind: 'call',
          method: 'POST',
          url: 'https://a.test/x',
          callId: 'c1',
        },
        circumstances: { ...sighting().circumstances, kind: 'send' },
        ...change,
      },
      what,
    )

  test('a yes repeats the call unpaid; the same terms, recorded, are paid', async () => {
    const { journey, questions, log, ledger } = world
    await journey.consider(
      call({ evidence: 'page-supplied', needsProof: true }),
    )
    const answered = await journey.answer(yes(questions.get('D1:c1')))
    const repeats = ['D1:c1']
    expect(answered).toEqual(done({ repeats }))
    expect(log).toEqual(['show', 'tell repeat'])
    expect(await ledger.list({ limit: 5 })).toEqual([])
    expect(await ledger.ofRequest('D1:c1')).toBeUndefined()
    expect(await journey.consider(call({}))).toMatchObject({
      kind: 'armed',
      fragment: 'x402=00',
    })
    const [row] = await ledger.list({ limit: 5 })
    expect((await ledger.ofRequest('D1:c1'))?.id).toBe(row?.id)
    expect(questions.size).toBe(0)
  })

  test.each([
    ['the wallet has locked', { isUnlocked: false }, 'LOCKED'],
    ['the signature fails', { signs: false }, 'SELF_CHECK'],
  ])('where %s it is asked again, and says so', async (_, change, because) => {
    const { journey, questions, state, ledger } = world
    await journey.consider(
      call({ evidence: 'page-supplied', needsProof: true }),
    )
    await journey.answer(yes(questions.get('D1:c1')))
    Object.assign(state, change)
    expect(await journey.consider(call({}))).toMatchObject({ kind: 'wait' })
    expect(questions.get('D1:c1')).toMatchObject({ state: 'ask', because })
    const rows = await ledger.list({ limit: 5 })
    expect(rows.every((row) => row.state === 'VOID')).toBe(true)
  })

  test('other terms are asked anew', async () => {
    const { journey, questions, ledger } = world
    await journey.consider(
      call({ evidence: 'page-supplied', needsProof: true }),
    )
    await journey.answer(yes(questions.get('D1:c1')))
    expect(await journey.consider(call({}, challenge('999999')))).toMatchObject(
      { kind: 'wait' },
    )
    expect(questions.get('D1:c1')).toMatchObject({
      state: 'ask',
      because: 'TERMS_CHANGED',
      approved: null,
    })
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })
})
