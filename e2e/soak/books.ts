import { expect } from '@playwright/test'
import type { LimitsView } from '../../lib/contracts/limits.ts'
import type { ExportRow } from '../../lib/export/row.ts'
import type { Settlement } from '../testbed/chains/settlements.ts'
import type { World } from './world.ts'

/** Atomic units a row says were taken. */
const taken = ({ proof, atomic }: ExportRow) =>
  BigInt(proof?.kind === 'settled' ? proof.amount : atomic)

const sum = (units: Iterable<bigint>) => {
  let total = 0n
  for (const each of units) total += each
  return total
}

const isNothing = ({ state }: ExportRow) => state === 'VOID' || state === 'DEAD'

/** What the wallet paid each shop, as the chain has it. */
async function settlementsOf({
  chain,
  shops,
  address,
}: World): Promise<Settlement[]> {
  const all = await Promise.all(
    shops.map(({ payTo }) => chain.settlements(payTo)),
  )
  return all
    .flat()
    .filter(({ from }) => from.toLowerCase() === address.toLowerCase())
}

/**
 * Holds the ledger against the chain: nothing the chain knows is unknown,
 * nothing is claimed that it does not know, and the sums are the same to the
 * last unit, for all together and seller by seller.
 */
export async function checkBooks(
  world: World,
  rows: readonly ExportRow[],
  balanceBefore: bigint,
): Promise<void> {
  const settlements = await settlementsOf(world)
  const byNonce = new Map<string, Settlement>(
    settlements.map((one) => [one.nonce, one]),
  )
  expect(byNonce.size).toBe(settlements.length)
  expect(new Set(rows.map(({ nonce }) => nonce)).size).toBe(rows.length)

  const wrong = rows.filter((row) => {
    const settled = byNonce.get(row.nonce)
    if (!settled) return !isNothing(row)
    const { proof, payTo } = row
    return !(
      row.state === 'SETTLED' &&
      proof?.kind === 'settled' &&
      proof.transaction === settled.transaction &&
      proof.amount === `${settled.value}` &&
      payTo.toLowerCase() === settled.to.toLowerCase()
    )
  })
  expect(wrong).toEqual([])
  const known = new Set<string>(rows.map(({ nonce }) => nonce))
  expect(settlements.filter(({ nonce }) => !known.has(nonce))).toEqual([])

  const counted = rows.filter((row) => !isNothing(row))
  const spent = balanceBefore - (await world.chain.balanceOf(world.address))
  expect(sum(counted.map(taken))).toBe(spent)
  for (const { origin, payTo } of world.shops) {
    const own = counted.filter(({ seller }) => seller === origin)
    expect(sum(own.map(taken))).toBe(await world.chain.balanceOf(payTo))
  }
}

/** Every limit has used exactly what its rows say, and nothing is doubted. */
export async function checkLimits(
  world: World,
  rows: readonly ExportRow[],
): Promise<void> {
  const { rules, used, doubt } = await world.call<LimitsView>('limits')
  const byRule = rows.filter(
    (row) => row.decidedBy.kind === 'rule' && !isNothing(row),
  )
  expect(doubt).toBeNull()
  for (const { id, per24h, per30d } of rules) {
    const own = byRule.filter(
      ({ decidedBy }) => decidedBy.kind === 'rule' && decidedBy.ruleId === id,
    )
    const units = `${sum(own.map(({ atomic }) => BigInt(atomic)))}`
    expect({ h24: per24h.used, d30: per30d.used }).toEqual({
      h24: units,
      d30: units,
    })
  }
  const all = `${sum(byRule.map(({ atomic }) => BigInt(atomic)))}`
  expect(used).toEqual({ h24: all, d30: all })
}

/** Nothing was bought twice but what a person wanted twice. */
export function checkOnce(
  rows: readonly ExportRow[],
  again: ReadonlySet<string>,
): void {
  const urls = rows
    .filter((row) => !isNothing(row) && !again.has(row.url))
    .map(({ url }) => url)
  expect(urls.filter((url, at) => urls.indexOf(url) !== at)).toEqual([])
}
