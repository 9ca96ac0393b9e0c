import { sampleLimits, sampleRule } from '../../components/limits/samples.ts'
import type { LimitsView, RuleView } from '../../lib/contracts/limits.ts'

const dayMs = 86_400_000

/** Limits as they come to be in a year: long names, large amounts, all states. */
export function manyLimits(): LimitsView {
  const nowMs = Date.now()
  const changes: Partial<RuleView>[] = [
    {},
    { mode: 'ask', lastUsedAtMs: null },
    { paused: 'YOU', kinds: ['open', 'call', 'send'] },
    { paused: 'UNDELIVERED', kinds: ['call'] },
    { expiresAtMs: nowMs - dayMs },
    { idleAtMs: nowMs - dayMs, lastUsedAtMs: nowMs - 31 * dayMs },
    { payTo: [], lastUsedAtMs: null },
    {
      site: 'https://a-very-long-name.of-one-department.of-a-newspaper.example.co.uk',
      seller: 'https://payments-and-metering.api.another-company.example.com',
    },
    {
      perPayment: '12345678901234',
      per24h: { used: '98765432109876', of: '123456789012345' },
      per30d: { used: '999999999999999', of: '1234567890123456' },
    },
    {
      network: 'eip155:84532',
      asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      per24h: { used: '800001', of: '1000000' },
    },
    { per24h: { used: '1000000', of: '1000000' } },
    { site: 'http://localhost:3000', seller: 'http://localhost:3000' },
  ]
  const rules = changes.map((change, place) => {
    const site = `https://site-${place + 1}.example.com`
    return sampleRule({ id: `rule-${place}`, site, seller: site, ...change })
  })
  return sampleLimits({
    rules,
    used: { h24: '2450000', d30: '31000000' },
    never: [{ site: 'https://no.example.org', sinceMs: nowMs - 9 * dayMs }],
    silenced: [
      { site: 'https://loud.example.net', untilMs: nowMs + 3_600_000 },
      { site: 'https://louder.example.net', untilMs: null },
    ],
  })
}
