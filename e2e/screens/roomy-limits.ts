import { expect } from '@playwright/test'
import { password, type Wallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { ruleOf } from './limits.ts'

const cent = 10_000n

/** Gives a wallet money for so many payments of a cent more. */
export async function fundFor(
  bed: Testbed,
  { address }: Wallet,
  payments: number,
): Promise<void> {
  await bed.chains[84532].mint(address, BigInt(payments) * cent)
}

/**
 * Lets one rule make so many payments of a cent: for tests that are not about
 * its limits but run up against them.
 */
export async function makeRoom(
  wallet: Wallet,
  site: string,
  payments: number,
): Promise<void> {
  const much = BigInt(payments + 10) * cent
  const { ceilings } = await wallet.call<{ ceilings: object }>('limits')
  const raised = Object.fromEntries(
    Object.keys(ceilings).map((name) => [
      name,
      /24h|30d/.test(name) ? `${much}` : '25000000',
    ]),
  )
  expect(
    await wallet.call('setCeilings', { ceilings: raised, password }),
  ).toMatchObject({ ok: true })
  const { id } = await ruleOf(wallet, site)
  const change = { per24h: `${much}`, per30d: `${much}`, perMinute: 600 }
  expect(await wallet.call('changeRule', { id, change })).toMatchObject({
    ok: true,
  })
}
