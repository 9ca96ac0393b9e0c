import { expect, test } from 'vitest'
import { RpcError } from './rpc-error'
import { searchLogs } from './search-logs'

const filter = { address: '0x01', topics: [], from: 0n, to: 4_999n } as const
const log = (n: number) => ({
  address: '0x01' as const,
  topics: [],
  data: `${n}`,
  transactionHash: '0x02' as const,
})

const any = async <Log>(logs: Log[]) => (logs.length > 0 ? logs : null)

/** An endpoint that takes so many blocks at a time. */
function endpoint(max: bigint, found: ReturnType<typeof log>[] = []) {
  const asked: [bigint, bigint][] = []
  const logs = async ({ from, to }: { from: bigint; to: bigint }) => {
    asked.push([from, to])
    if (to - from >= max) throw new RpcError('REFUSED')
    return found.filter(
      ({ data }) => BigInt(data) >= from && BigInt(data) <= to,
    )
  }
  return { asked, logs }
}

test('every block is asked about once, in parts', async () => {
  const { asked, logs } = endpoint(2_000n)
  const topics: `0x${string}`[] = []
  const nothing = await searchLogs({ logs }, { ...filter, topics }, any)
  expect(nothing).toBeNull()
  expect(asked).toEqual([
    [0n, 1_999n],
    [2_000n, 3_999n],
    [4_000n, 4_999n],
  ])
})

test('smaller parts where it refuses, and none is left out', async () => {
  const { asked, logs } = endpoint(600n, [log(4_999)])
  const found = await searchLogs({ logs }, { ...filter, topics: [] }, any)
  expect(found).toEqual([log(4_999)])
  const answered = asked.filter(([from, to]) => to - from < 600n)
  expect(answered[0]?.[0]).toBe(0n)
  for (const [i, [from]] of answered.entries())
    if (i > 0) expect(from).toBe((answered[i - 1]?.[1] ?? 0n) + 1n)
})

test('what was not wanted does not end the search', async () => {
  const { logs } = endpoint(2_000n, [log(5), log(4_500)])
  const found = await searchLogs(
    { logs },
    { ...filter, topics: [] },
    async (part) => part.find(({ data }) => data !== '5') ?? null,
  )
  expect(found).toEqual(log(4_500))
})

test('refusing one block is an error', async () => {
  const { logs } = endpoint(0n)
  await expect(
    searchLogs({ logs }, { ...filter, topics: [] }, any),
  ).rejects.toMatchObject({ code: 'REFUSED' })
})

test('an endpoint that is gone is not asked for less', async () => {
  let asked = 0
  const logs = async () => {
    asked++
    throw new RpcError('UNREACHABLE')
  }
  await expect(
    searchLogs({ logs }, { ...filter, topics: [] }, any),
  ).rejects.toMatchObject({ code: 'UNREACHABLE' })
  expect(asked).toBe(1)
})

test('what goes wrong with what was found is not asked for in parts', async () => {
  const { asked, logs } = endpoint(2_000n, [log(5)])
  const look = async () => {
    throw new RpcError('REFUSED')
  }
  await expect(
    searchLogs({ logs }, { ...filter, topics: [] }, look),
  ).rejects.toMatchObject({ code: 'REFUSED' })
  expect(asked).toEqual([[0n, 1_999n]])
})
