import path from 'node:path'
import {
  decodeFunctionData,
  type Hex,
  isAddressEqual,
  pad,
  parseAbi,
  toEventSelector,
} from 'viem'
import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { launch } from '../harness/browser.ts'
import { type BrowserRequest, requestsIn } from '../harness/net-log.ts'
import { openVault } from '../harness/reopen.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker } from '../harness/wallet.ts'
import { giveLimit } from '../screens/limits.ts'
import { askEndpoints, hasLookAlarm, lookAtNewest } from '../screens/proof.ts'
import { readerAt } from '../screens/reader.ts'
import {
  type LyingRpc,
  type Question,
  startLyingRpc,
} from '../testbed/chains/lying-rpc.ts'
import type { Testbed } from '../testbed/testbed.ts'

const abi = parseAbi([
  'function authorizationState(address, bytes32) view returns (bool)',
])
const block = /^(0x[0-9a-f]+|latest|finalized)$/

/** The browser's own errands, which no page and no extension asked for. */
const isOfChromium = ({ url, initiator }: BrowserRequest) =>
  !initiator.includes(':') &&
  /(^|\.)(google|googleapis)\.com$/.test(new URL(url).hostname)

/** Twenty pages people visit; prices among them that nobody is asked about. */
function pagesOf({ sellers, newspaper }: Testbed): string[] {
  const { pages, hand, recorder } = sellers
  const priced = encodeURIComponent(`${hand.origin}/dialect/v2-header`)
  return [
    ...['/', '/prices'].map((at) => newspaper.origin + at),
    ...['html', 'json', 'text', 'problem', 'json-accepts'].map(
      (name) => `${hand.origin}/bare/${name}`,
    ),
    `${hand.origin}/landed`,
    ...['image', 'script', 'frame-sandboxed', 'prefetch'].map(
      (how) => `${pages.origin}/attacks/loads?how=${how}&url=${priced}`,
    ),
    ...['/bench/page', '/bench/small'].map((at) => pages.origin + at),
    ...['one', 'two', 'three', 'four'].map(
      (title) => `${pages.localOrigin}/blank?title=${title}`,
    ),
    ...['/a', '/b'].map((at) => recorder.origin + at),
  ]
}

/** The questions of a look: our address, the token, nonces, and no more. */
function expectLookOnly(
  questions: readonly Question[],
  known: { us: Hex; token: Hex; nonces: string[]; transactions: string[] },
): void {
  const expectToken = (said: unknown) =>
    expect(isAddressEqual(said as Hex, known.token)).toBe(true)
  for (const { method, params = [], ...rest } of questions) {
    expect(Object.keys(rest).toSorted()).toEqual(['id', 'jsonrpc'])
    const [first, second] = params
    switch (method) {
      case 'eth_chainId':
        expect(params).toEqual([])
        break
      case 'eth_getBlockByNumber':
        expect(params).toEqual([expect.stringMatching(block), false])
        break
      case 'eth_call': {
        expect(params).toHaveLength(2)
        const { to, data, ...more } = first as { to: Hex; data: Hex }
        expect(more).toEqual({})
        expectToken(to)
        const { args } = decodeFunctionData({ abi, data })
        expect(isAddressEqual(args[0], known.us)).toBe(true)
        expect(known.nonces).toContain(args[1])
        // Nothing hides behind the arguments.
        expect(data).toHaveLength(2 + 8 + 2 * 64)
        expect(second).toMatch(block)
        break
      }
      case 'eth_getTransactionReceipt':
        expect(params).toEqual([expect.any(String)])
        expect(known.transactions).toContain(first)
        break
      case 'eth_getLogs': {
        expect(params).toHaveLength(1)
        const { address, topics, fromBlock, toBlock, ...more } = first as {
          [field: string]: unknown
          topics: unknown[]
        }
        expect(more).toEqual({})
        expectToken(address)
        expect(topics).toEqual([
          ['Used', 'Canceled'].map((verb) =>
            toEventSelector(`Authorization${verb}(address,bytes32)`),
          ),
          pad(known.us).toLowerCase(),
          expect.any(String),
        ])
        expect(known.nonces).toContain(topics[2])
        expect([fromBlock, toBlock]).toEqual([
          expect.stringMatching(block),
          expect.stringMatching(block),
        ])
        break
      }
      default:
        throw new Error(`The wallet asked ${method}`)
    }
  }
}

function expectNobodyAsked(bed: Testbed, rpcs: readonly LyingRpc[]): void {
  for (const rpc of rpcs) expect(rpc.log.entries).toEqual([])
  expect(bed.facilitator.log.entries).toEqual([])
}

test('no request of the extension without a payment; after one, our address, the token and nonces', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  const rpcs = await Promise.all(
    [bed.chains[84532], bed.chains[8453]].map(({ rpcUrl }) =>
      startLyingRpc(rpcUrl),
    ),
  )
  const [rpc, onBase] = rpcs as [LyingRpc, LyingRpc]
  try {
    // A wallet that has paid, a rule that pays, and nothing left to find.
    await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
    await bed.chains[84532].mine(5)
    await lookAtNewest(wallet)
    await expect.poll(() => hasLookAlarm(loaded)).toBe(false)
    await askEndpoints(wallet, rpc.origin)
    const { rpcUrls } = await wallet.call<{ rpcUrls: object }>('settings')
    await wallet.call('saveSettings', {
      rpcUrls: { ...rpcUrls, 'eip155:8453': onBase.origin },
    })
    await loaded.close({ keepProfile: true })
    const { profile, origin } = loaded
    for (const { log } of [...rpcs, bed.facilitator, ...hosts(bed)]) log.clear()

    /** The same wallet, open, in a browser that writes its requests down. */
    const browse = async (name: string) => {
      const netLog = path.join(profile, `${name}.json`)
      const browser = await launch({ profile, netLog })
      const speaker = await openSpeaker(browser)
      const call = <value>(what: string, input?: unknown) =>
        callWallet<value>(speaker, what, input)
      await openVault({ call })
      const page = await browser.context.newPage()
      const close = async () => {
        await browser.close({ keepProfile: true })
        const all = requestsIn(netLog)
        return {
          all,
          own: all.filter(({ initiator }) => initiator === origin),
        }
      }
      return { browser, page, call, close }
    }

    const visits = pagesOf(bed)
    expect(visits).toHaveLength(20)
    const quiet = await browse('quiet')
    for (const url of visits) await quiet.page.goto(url)
    expect(await quiet.call('questions')).toEqual([])
    const without = await quiet.close()
    const visited = without.all.map(({ url }) => url)
    for (const url of visits) expect(visited).toContain(url)
    expect(without.own).toEqual([])
    // Whoever asked: nothing but the hosts of those pages was spoken to.
    const spokenTo = new Set(visits.map((url) => new URL(url).host))
    const others = without.all
      .filter((request) => !isOfChromium(request))
      .filter(({ url }) => !spokenTo.has(new URL(url).host))
    expect(others).toEqual([])
    expectNobodyAsked(bed, rpcs)

    const paying = await browse('paying')
    const met = await readerAt(paying.page).meet(
      'call',
      `${hand.origin}/outcome/200-no-receipt`,
    )
    await met.gotIt()
    const { rows } = await paying.call<{ rows: { id: string }[] }>('history', {
      limit: 10,
    })
    expect(rows).toHaveLength(2)
    const [id] = rows.map((row) => row.id)
    const detail = () => paying.call<PaymentDetail>('payment', { id })
    expect((await detail()).row.decidedBy).toBe('rule')
    expect(rpc.log.entries).toEqual([])
    await paying.call('lookNow', { id })
    const { row, nonce, from } = await detail()
    expect(row.isProvenBy).toBe('chain')
    const after = await paying.close()

    expect(onBase.log.entries).toEqual([])
    expectLookOnly(rpc.questions(), {
      us: from as Hex,
      token: bed.chains[84532].token.address,
      nonces: [nonce],
      transactions: [`${row.transaction}`],
    })
    const methods = new Set(rpc.questions().map(({ method }) => method))
    expect(methods).toContain('eth_call')
    expect(methods).toContain('eth_getLogs')
    for (const { headers, url } of rpc.log.entries) {
      expect(url).toBe('/')
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('authorization')
      expect(headers).not.toHaveProperty('referer')
    }
    // The browser's own log sees the same, and nothing else of ours.
    expect(after.own.length).toBeGreaterThan(0)
    expect(new Set(after.own.map(({ url }) => url))).toEqual(
      new Set([`${rpc.origin}/`]),
    )
  } finally {
    await Promise.all(rpcs.map(({ stop }) => stop()))
  }
})

const hosts = ({ sellers, newspaper }: Testbed) => [
  ...Object.values(sellers),
  newspaper,
]
