// Writes x402-proxies.json from x402-proxies.sol. The bed does not need the
// compiler; run this when the source changes:
//   npm install --no-save solc@0.8.28 && node contracts/compile.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import solc from 'solc'

const source = 'x402-proxies.sol'
const here = (name) => new URL(name, import.meta.url)
const input = {
  language: 'Solidity',
  sources: { [source]: { content: readFileSync(here(source), 'utf8') } },
  settings: {
    optimizer: { enabled: true, runs: 200 },
    evmVersion: 'paris',
    metadata: { bytecodeHash: 'none', appendCBOR: false },
    outputSelection: { '*': { '*': ['evm.deployedBytecode.object'] } },
  },
}
const { errors = [], contracts } = JSON.parse(
  solc.compile(JSON.stringify(input)),
)
for (const { formattedMessage } of errors) console.error(formattedMessage)
const codeOf = (name) =>
  `0x${contracts[source][name].evm.deployedBytecode.object}`
const proxies = {
  about: `Runtime bytes of ${source}, by solc ${solc.version()}.`,
  exact: codeOf('X402ExactPermit2Proxy'),
  upto: codeOf('X402UptoPermit2Proxy'),
}
writeFileSync(
  here('x402-proxies.json'),
  `${JSON.stringify(proxies, null, 2)}\n`,
)
