// @vitest-environment node
import { type Address, type Hex, hashTypedData } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOffers } from '@/lib/schemes/read-offers'
import { schemeOf } from '@/lib/schemes/registry'
import { networkById } from '@/lib/tokens/networks'
import type { Token } from '@/lib/tokens/token'
import { tokens } from '@/lib/tokens/tokens'
import type { Challenge } from '@/lib/x402/challenge'
import { writePayment } from '@/lib/x402/write-payment'
import { authorizationTypes, defaultAssets } from '../testbed/reference.ts'
import { startTestbed, type Testbed } from '../testbed/testbed.ts'

const onChain = [8453, 84532, 137, 80002, 190415, 181228, 43114, 42161]
const payTo = '0x00000000000000000000000000000000000A11CE' as Address
const account = privateKeyToAccount(generatePrivateKey())

/** A challenge that asks for one cent of a token. */
function challengeFor(token: Token, version: 1 | 2): Challenge {
  const network = networkById(token.network)
  const common = {
    scheme: 'exact',
    asset: token.address,
    payTo,
    maxTimeoutSeconds: 300,
    extra: token.domain,
  }
  const amount = '10000'
  return {
    version,
    accepts: [
      version === 2
        ? { ...common, network: token.network, amount }
        : {
            ...common,
            network: network?.v1Name ?? '',
            maxAmountRequired: amount,
          },
    ],
    resource:
      version === 2
        ? { url: 'https://seller.test/x', description: 'x', mimeType: '' }
        : null,
    extensions: null,
    error: null,
  }
}

/** What our builder makes of a challenge: the digest and the payment. */
async function pay(token: Token, version: 1 | 2, nonce: Hex) {
  const challenge = challengeFor(token, version)
  const { payable, unpayable } = readOffers(challenge, {
    self: account.address,
    isNetworkOn: () => true,
  })
  expect(unpayable).toEqual([])
  const [offer] = payable
  if (!offer)
    throw new Error(`no offer for ${token.symbol} on ${token.network}`)
  const scheme = schemeOf(offer)
  const intent = scheme.intent(offer, {
    version,
    from: account.address,
    nonce,
    nowSeconds: BigInt(Math.floor(Date.now() / 1000)),
    maxLifeSeconds: 300,
    permitNonce: null,
  })
  const digest = scheme.digest(intent)
  const signature = await account.sign({ hash: digest })
  const header = writePayment({
    terms: {
      version,
      accepted: challenge.accepts[0] ?? null,
      resource: challenge.resource,
      extensions: null,
    },
    payload: scheme.payload(intent, signature),
  })
  return {
    intent,
    digest,
    header,
    accepted: challenge.accepts[0] as Record<string, unknown>,
  }
}

const nonce = (n: number): Hex => `0x${n.toString(16).padStart(64, '0')}`

describe('every token of the table', () => {
  test.each(
    tokens.map(
      (token) => [`${token.symbol} on ${token.network}`, token] as const,
    ),
  )(
    '%s: our digest is the typed-data hash of the reference types',
    async (_, token) => {
      const { intent, digest } = await pay(token, 2, nonce(1))
      const { from, to, value, validAfter, validBefore } = intent
      expect(digest).toBe(
        hashTypedData({
          domain: {
            ...token.domain,
            chainId: Number(token.network.split(':')[1]),
            verifyingContract: token.address,
          },
          types: authorizationTypes,
          primaryType: 'TransferWithAuthorization',
          message: {
            from,
            to,
            value,
            validAfter,
            validBefore,
            nonce: intent.nonce,
          },
        }),
      )
    },
  )
})

test('our table says what the reference table says, wherever both have a token', () => {
  const theirs = Object.entries(defaultAssets).flatMap(([network, assets]) =>
    [assets].flat().map((asset) => ({ network, ...asset })),
  )
  let compared = 0
  for (const token of tokens) {
    const same = theirs.find(
      (one) =>
        one.network === token.network &&
        one.asset.toLowerCase() === token.address.toLowerCase(),
    )
    if (!same) continue
    compared++
    expect({
      network: same.network,
      name: same.name,
      version: same.version,
      decimals: same.decimals,
    }).toEqual({
      network: token.network,
      ...token.domain,
      decimals: token.decimals,
    })
  }
  expect(compared).toBeGreaterThan(15)
})

describe('the reference facilitator', () => {
  let bed: Testbed
  beforeAll(async () => {
    bed = await startTestbed({ chainIds: onChain })
    await Promise.all(
      onChain.map((id) => bed.chains[id]?.mint(account.address, 1_000_000n)),
    )
  }, 30_000)
  afterAll(() => bed.stop())

  const hasV1 = (id: number) => networkById(`eip155:${id}`)?.v1Name
  const cases = onChain.flatMap((id): [number, 1 | 2][] =>
    hasV1(id)
      ? [
          [id, 2],
          [id, 1],
        ]
      : [[id, 2]],
  )

  test.each(cases)(
    'accepts what we build for chain %i, v%i',
    async (id, version) => {
      const chain = bed.chains[id]
      const token = tokens.find(
        ({ network, address }) =>
          network === `eip155:${id}` && address === chain?.token.address,
      )
      if (!token) throw new Error(`chain ${id} has no token in the table`)
      const { header, accepted } = await pay(
        token,
        version,
        nonce(id * 10 + version),
      )
      const payload = JSON.parse(atob(header.value))
      const verified = await bed.facilitator.verify(payload, accepted as never)
      expect(verified).toMatchObject({ isValid: true })
    },
  )
})
