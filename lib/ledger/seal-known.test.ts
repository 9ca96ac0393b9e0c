import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { isRuleSealed, toRuleRecord } from './rule-record'
import { sampleRule } from './sample-rule'

const key = new Uint8Array(32).fill(7)

test('a rule that was sealed before there were known prices holds, and says no', () => {
  const rule = sampleRule()
  const { keys, mac: _, ...stored } = toRuleRecord(rule, key)
  expect(stored).not.toHaveProperty('paysKnown')
  const parts = [
    ...['rule', rule.id, rule.mode, rule.site, rule.seller, rule.network],
    ...[rule.asset.toLowerCase(), rule.kinds, rule.payTo, rule.perPayment],
    ...[rule.per24h, rule.per30d, rule.perMinute, rule.anchor],
    ...[rule.createdAtMs, rule.expiresAtMs, rule.createdFrom],
    ...[rule.lastUsedAtMs, rule.recent],
  ]
  const old = hmac(sha256, key, utf8ToBytes(JSON.stringify(parts)))
  expect(
    isRuleSealed(key, rule, { ...stored, keys, mac: bytesToHex(old) }),
  ).toBe(true)
})

test('the tick is sealed: one that was set on the disk is not the person’s', () => {
  const record = toRuleRecord(sampleRule(), key)
  expect(isRuleSealed(key, sampleRule({ paysKnown: true }), record)).toBe(false)
  const on = toRuleRecord(sampleRule({ paysKnown: true }), key)
  expect(isRuleSealed(key, sampleRule({ paysKnown: true }), on)).toBe(true)
  expect(isRuleSealed(key, sampleRule({ paysKnown: false }), on)).toBe(false)
})
