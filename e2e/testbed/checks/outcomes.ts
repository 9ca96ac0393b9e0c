import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bed, payV2, takings } from './bed.ts'

test('the outcomes move money exactly when they say so', async () => {
  const { hand } = bed.sellers
  const settles: Record<string, number | 'dropped'> = {
    'settle-then-drop': 'dropped',
    'settle-then-500': 500,
    'settle-then-402': 402,
    'settle-pending': 402,
    '200-no-receipt': 200,
    'garbled-receipt': 200,
    'redirect-same': 200,
    'redirect-cross': 200,
    'slow?ms=50': 200,
    // A plain client takes its header along, and pays at the other page.
    'priced-same': 200,
    'priced-cross': 200,
  }
  const keeps: Record<string, number | 'dropped'> = {
    'drop-unsettled': 'dropped',
    '500-unsettled': 500,
    '404-unsettled': 404,
    refused: 402,
    'settle-failed': 402,
    '200-unsuccessful': 200,
    'lying-receipt': 200,
    'new-pay-to': 402,
    'new-amount': 402,
  }
  for (const [moved, outcomes] of [settles, keeps].entries()) {
    for (const [name, expected] of Object.entries(outcomes)) {
      const before = await takings(hand)
      const status = await payV2(`${hand.origin}/outcome/${name}`).then(
        (response) => response.status,
        () => 'dropped',
      )
      assert.equal(status, expected, name)
      const { count } = await takings(hand)
      assert.equal(count, before.count + (moved === 0 ? 1 : 0), name)
    }
  }
  const landed = bed.sellers.recorder.log.to('/landed')
  assert.equal(landed.length, 1)
})

test('the facilitator misbehaves on demand', async () => {
  const { facilitator, sellers } = bed
  const url = `${sellers.v2.origin}/api/quote`
  const outcome = async () => {
    const response = await payV2(url)
    const header = response.headers.get('payment-response') ?? 'null'
    return JSON.parse(Buffer.from(header, 'base64').toString() || 'null')
  }
  const before = await takings(sellers.v2)
  facilitator.behave({ failSettle: 'invalid_transaction_state' })
  assert.equal((await outcome()).errorReason, 'invalid_transaction_state')
  facilitator.behave({ refuseVerify: 'insufficient_funds' })
  assert.equal(await outcome().catch(() => null), null)
  facilitator.behave({ settleThrows: 'before' })
  assert.equal((await payV2(url)).ok, false)
  assert.equal((await takings(sellers.v2)).count, before.count)
  facilitator.behave({ settleThrows: 'after' })
  assert.equal((await payV2(url)).ok, false)
  assert.equal((await takings(sellers.v2)).count, before.count + 1)
  facilitator.behave()
  assert.equal((await outcome()).success, true)
})
