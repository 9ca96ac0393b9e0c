import {
  type Address,
  concat,
  getTypesForEIP712Domain,
  type Hex,
  hashStruct,
  keccak256,
} from 'viem'

/** The domain a signature is for: of a token in our table, or of Permit2. */
type Domain = {
  name: string
  version?: string
  chainId: number
  verifyingContract: Address
}

/** What is signed under a domain, and how it is made up. */
type Typed = {
  types: Record<string, readonly { name: string; type: string }[]>
  primaryType: string
  message: Record<string, unknown>
}

/** As many as there are tokens in our table, and Permit2 on each network. */
const domains = new Map<string, Hex>()

/**
 * The 32 bytes that are signed (EIP-712). A domain is hashed once: they are few,
 * and the person waits for every hash. Throws for a value its type cannot hold.
 */
export function typedDigest(domain: Domain, typed: Typed): Hex {
  const { types, primaryType, message: data } = typed
  const struct = hashStruct({ data, primaryType, types })
  return keccak256(concat(['0x1901', separatorOf(domain), struct]))
}

function separatorOf(domain: Domain): Hex {
  const { name, version, chainId, verifyingContract } = domain
  const key = JSON.stringify([name, version, chainId, verifyingContract])
  const known = domains.get(key)
  if (known) return known
  const separator = hashStruct({
    data: domain,
    primaryType: 'EIP712Domain',
    types: { EIP712Domain: getTypesForEIP712Domain({ domain }) },
  })
  domains.set(key, separator)
  return separator
}
