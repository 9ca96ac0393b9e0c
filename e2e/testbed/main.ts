import { startTestbed } from './testbed.ts'

const bed = await startTestbed({ chainIds: process.argv.slice(2).map(Number) })
const { chains, facilitator, sellers, newspaper } = bed
const lines: [string, string][] = [
  ['The Daily Tuppence', newspaper.origin],
  ...Object.entries(sellers).map(([name, { origin }]): [string, string] => [
    name,
    origin,
  ]),
  ['facilitator', facilitator.origin],
  ...Object.values(chains).map(
    ({ name, chainId, rpcUrl }): [string, string] => [
      `${name} ${chainId}`,
      rpcUrl,
    ],
  ),
]
for (const [name, url] of lines) {
  process.stdout.write(`${name.padEnd(24)}${url}\n`)
}
process.stdout.write('Ctrl-C ends it.\n')
const end = () => void bed.stop()
process.once('SIGINT', end).once('SIGTERM', end)
