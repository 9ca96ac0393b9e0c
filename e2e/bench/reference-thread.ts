import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

// The reference client is a package of the test bed.
const fromTestbed = createRequire(
  new URL('../testbed/package.json', import.meta.url),
)
const { x402Client } = fromTestbed('@x402/core/client')
const { ExactEvmScheme } = fromTestbed('@x402/evm/exact/client')
const { wrapFetchWithPayment } = fromTestbed('@x402/fetch')

const account = privateKeyToAccount(generatePrivateKey())
const client = new x402Client()
  .register('eip155:*', new ExactEvmScheme(account))
  .setSpendControls(false)
const pay: typeof fetch = wrapFetchWithPayment(fetch, client)

parentPort?.on('message', async (url: string) => {
  const start = performance.now()
  const response = await pay(url)
  await response.text()
  const ms = performance.now() - start
  parentPort?.postMessage({ status: response.status, ms })
})
parentPort?.postMessage(account.address)
