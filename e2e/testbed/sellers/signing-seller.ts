import { generateKeyPairSync, sign } from 'node:crypto'
import type { RouteConfig } from '@x402/core/server'
import {
  createEIP712OfferReceiptIssuer,
  createJWSOfferReceiptIssuer,
  createOfferReceiptExtension,
  declareOfferReceiptExtension,
  type OfferReceiptIssuer,
} from '@x402/extensions/offer-receipt'
import express from 'express'
import {
  generatePrivateKey,
  type PrivateKeyAccount,
  privateKeyToAccount,
} from 'viem/accounts'
import { type HostRequest, startHost } from '../http/host.ts'
import { respondAsset, respondGoods } from './goods.ts'
import type { Market, Seller } from './seller.ts'
import { middlewareOf, resourceServer } from './v2-middleware.ts'

/** A seller that signs its prices and receipts, and under which names. */
export type SigningSeller = Seller & {
  signers: Record<'typed' | 'jws', string>
}

/**
 * The reference middleware with its offer-receipt extension: `/typed/…` is
 * signed by the payee's key (EIP-712), `/jws/…` by a did:jwk; 0.01 each.
 */
export async function startSigningSeller(
  market: Market,
): Promise<SigningSeller> {
  const payee = privateKeyToAccount(generatePrivateKey())
  const issuers = { typed: typedIssuer(payee), jws: jwsIssuer() }
  const app = express()
  app.disable('x-powered-by')
  for (const [kind, issuer] of Object.entries(issuers))
    app.use(await middleware(market, payee.address, kind, issuer))
  app.use((request, response) => {
    const title = `Goods at ${request.path}`
    respondGoods(request as unknown as HostRequest, response, title)
  })
  const host = await startHost('signing', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  const signers = {
    typed: payee.address,
    jws: String(issuers.jws.kid.split('#')[0]),
  }
  return { ...host, payTo: payee.address, signers }
}

async function middleware(
  market: Market,
  payTo: string,
  kind: string,
  issuer: OfferReceiptIssuer,
) {
  const resources = resourceServer(market)
  resources.registerExtension(createOfferReceiptExtension(issuer))
  const offer = { scheme: 'exact', price: '$0.01', payTo } as const
  const route: RouteConfig = {
    accepts: [{ ...offer, network: 'eip155:84532' }],
    extensions: declareOfferReceiptExtension({ includeTxHash: true }),
  }
  return await middlewareOf(resources, { [`GET /${kind}/otters`]: route })
}

function typedIssuer(payee: PrivateKeyAccount): OfferReceiptIssuer {
  return createEIP712OfferReceiptIssuer(
    `did:pkh:eip155:1:${payee.address}`,
    (data) => payee.signTypedData(data as never),
  )
}

function jwsIssuer(): OfferReceiptIssuer {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = JSON.stringify(pair.publicKey.export({ format: 'jwk' }))
  const kid = `did:jwk:${Buffer.from(jwk).toString('base64url')}#0`
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const
  return createJWSOfferReceiptIssuer(kid, {
    ...{ kid, algorithm: 'ES256', format: 'jws' },
    sign: async (bytes) => sign('sha256', bytes, key).toString('base64url'),
  })
}
