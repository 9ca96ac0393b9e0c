import { sampleHash, sampleRow } from '../../components/history/samples.ts'
import type { PaymentRow } from '../../lib/contracts/history.ts'

const dayMs = 86_400_000

/** A history as it comes to be: all outcomes, long names, test money. */
export function sampleHistory(count = 120): PaymentRow[] {
  const nowMs = Date.now()
  const changes: Partial<PaymentRow>[] = [
    { isProvenBy: 'chain', transaction: sampleHash },
    { isProvenBy: 'seller', decidedBy: 'rule' },
    { status: 'undelivered', isProvenBy: 'chain', transaction: sampleHash },
    { status: 'unknown', isProvenBy: 'none', liveUntilMs: nowMs + 240_000 },
    {
      status: 'refused',
      isProvenBy: 'none',
      code: 'insufficient_funds',
      nextLookAtMs: nowMs + 600_000,
    },
    { status: 'void', isProvenBy: 'chain' },
    { status: 'working', isProvenBy: 'none' },
    {
      site: 'https://a-very-long-name.of-one-department.of-a-newspaper.example.co.uk',
      seller: 'https://payments-and-metering.api.another-company.example.com',
      title:
        'A headline that goes on for much longer than any line can hold it',
      amount: '1234567890123456',
    },
    {
      network: 'eip155:84532',
      asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      title: '',
    },
    { isImported: true },
    { isHidden: true },
  ]
  return Array.from({ length: count }, (_, n) => {
    const createdAtMs = nowMs - n * 0.4 * dayMs
    return sampleRow({
      id: `row-${n}`,
      createdAtMs,
      liveUntilMs: createdAtMs + 300_000,
      site: `https://site-${(n % 9) + 1}.example.com`,
      title: `Story ${n}`,
      amount: String(10_000 * ((n % 5) + 1)),
      ...changes[n % 40],
    })
  })
}
