import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { passEnd, test } from '../harness/own-time.ts'
import { expect } from '../harness/test.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { askEndpoints, expectSays, newest, statusOf } from '../screens/proof.ts'
import { spent, startLyingRpc, unspent } from '../testbed/chains/lying-rpc.ts'

test('past its end, one of two endpoints lies: nothing is given back', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const { rpcUrl } = bed.chains[84532]
  const rpc = await startLyingRpc(rpcUrl)
  try {
    await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
    const books = await booksOf(hand)
    const pay = async (outcome: string) => {
      const met = await reader.meet('call', `${hand.origin}/outcome/${outcome}`)
      await met.call
      await expect.poll(() => statusOf(wallet)).toBe('unknown')
      return (await newest(wallet)).row.id
    }
    const used = async () => (await ruleOf(wallet, hand.origin)).per24h.used
    const look = async (id: string) => {
      await wallet.call('lookNow', { id })
      return await wallet.call<PaymentDetail>('payment', { id })
    }
    rpc.lie(unspent)
    await askEndpoints(wallet, rpc.origin, rpcUrl)
    const taken = await pay('settle-then-500')
    const lost = await pay('500-unsettled')
    await passEnd(bed, loaded)

    for (const [id, lie] of [
      [taken, unspent],
      [lost, spent],
    ] as const)
      for (const [first, second] of [
        [rpc.origin, rpcUrl],
        [rpcUrl, rpc.origin],
      ] as const) {
        rpc.lie(lie)
        await askEndpoints(wallet, first, second)
        const { row, proof } = await look(id)
        expect(proof).toMatchObject({ kind: 'open', because: 'DISAGREE' })
        expect(row.nextLookAtMs).not.toBeNull()
        expect(await used()).toBe('20000')
        await expectSays(loaded, id, {
          says: ['Not known yet', 'Two endpoints say different things'],
          never: ['Nothing was taken', 'verified on chain'],
        })
      }
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(10_000n)

    // Of one mind again: what was taken stays, the rest comes back.
    rpc.lie()
    await look(taken)
    expect((await look(lost)).proof).toMatchObject({
      ...{ kind: 'dead', endpoints: 2 },
    })
    expect(await used()).toBe('10000')
    await expectSays(loaded, taken, {
      says: ['Paid, not delivered', 'verified on chain'],
    })
    await expectSays(loaded, lost, {
      says: ['Nothing was taken', 'Endpoints asked: 2'],
    })
  } finally {
    await rpc.stop()
  }
})
