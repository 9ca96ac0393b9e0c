import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bed } from './bed.ts'

test('every token has the domain of the real network', async () => {
  const unknown: number[] = []
  for (const chain of Object.values(bed.chains)) {
    const { domainPrefix } = chain.token
    const separator = await chain.domainSeparator()
    if (domainPrefix) assert.equal(separator.slice(0, 10), domainPrefix)
    else unknown.push(chain.chainId)
  }
  // The real one of Polygon Amoy was never looked up.
  assert.deepEqual(unknown, [80002])
})

test('time moves on a chain when told to', async () => {
  const chain = bed.chains[8453]
  const before = await chain.now()
  await chain.increaseTime(3600)
  assert.ok((await chain.now()) >= before + 3600n)
})
