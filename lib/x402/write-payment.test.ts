import { expect, test } from 'vitest'
import { readHeader } from './read-header'
import {
  base64Json,
  fromBase64Json,
  v1Entry,
  v1Required,
  v2Required,
} from './samples'
import { writePayment } from './write-payment'

const payload = {
  signature: `0x${'ab'.repeat(65)}`,
  authorization: { value: '10000' },
}

/** A v2 entry with all that a careless reader would normalise. */
const odd = {
  zebra: [1, { b: null, a: '₮' }],
  network: 'eip155:8453',
  asset: '0x833589FCD6EDB6E08F4C7C32D4F71B54BDA02913',
  amount: '10000',
  scheme: 'exact',
  extra: null,
  maxTimeoutSeconds: 31_536_000,
}

test('v2 echoes accepted, resource and extensions value for value', () => {
  const sent = {
    ...v2Required,
    accepts: [odd],
    extensions: { unknown: { info: { n: 1.5 }, schema: {} } },
  }
  const read = readHeader(base64Json(sent))
  if (!read.ok) throw new Error(read.because)
  const { challenge } = read
  const header = writePayment({
    terms: { ...challenge, accepted: challenge.accepts[0] ?? null },
    payload,
  })
  expect(header.name).toBe('PAYMENT-SIGNATURE')
  expect(JSON.stringify(fromBase64Json(header.value))).toBe(
    JSON.stringify({
      x402Version: 2,
      resource: sent.resource,
      accepted: odd,
      payload,
      extensions: sent.extensions,
    }),
  )
})

test('v2 sends no resource and no extensions where the seller sent none', () => {
  const { value } = writePayment({
    terms: { version: 2, accepted: odd, resource: null, extensions: null },
    payload,
  })
  expect(fromBase64Json(value)).toEqual({
    x402Version: 2,
    accepted: odd,
    payload,
  })
})

test('v1 names the entry by scheme and network as the seller wrote them', () => {
  const header = writePayment({
    terms: { version: 1, accepted: v1Entry, resource: null, extensions: null },
    payload,
  })
  expect(header.name).toBe('X-PAYMENT')
  expect(fromBase64Json(header.value)).toEqual({
    x402Version: v1Required.x402Version,
    scheme: 'exact',
    network: 'base-sepolia',
    payload,
  })
})

test('the value is standard padded base64 that the reference server reads', () => {
  for (const pad of ['', '₮', '₮₮', 'ÿÿ>>??~~']) {
    const { value } = writePayment({
      terms: {
        version: 2,
        accepted: { ...odd, pad },
        resource: null,
        extensions: null,
      },
      payload,
    })
    expect(value).toMatch(/^[A-Za-z0-9+/]*={0,2}$/)
    expect(value.length % 4).toBe(0)
    expect(Buffer.from(value, 'base64').toString('base64')).toBe(value)
    expect(fromBase64Json(value)).toMatchObject({ accepted: { pad } })
  }
})
