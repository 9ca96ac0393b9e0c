import { toFunctionSelector } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import { transferOf } from './events'
import type { Receipt, Transaction } from './reads'

type Permit2Mark = Extract<ChainQuestion['mark'], { kind: 'permit2-nonce' }>

const permitted = '((address,uint256),uint256,uint256)'
const permit = '(uint256,uint256,bytes32,bytes32,uint8)'
const exactWitness = '(address,uint256)'
const uptoWitness = '(address,address,uint256)'

/** Where each settling call of x402's contracts has the nonce, in words. */
const placeOfNonce = new Map(
  [
    [`settle(${permitted},address,${exactWitness},bytes)`, 2],
    [`settle(${permitted},uint256,address,${uptoWitness},bytes)`, 2],
    [
      `settleWithPermit(${permit},${permitted},address,${exactWitness},bytes)`,
      7,
    ],
    [
      `settleWithPermit(${permit},${permitted},uint256,address,${uptoWitness},bytes)`,
      7,
    ],
  ].map(([signature, place]) => [
    toFunctionSelector(String(signature)),
    Number(place),
  ]),
)

/**
 * Whether a transaction is the call that settles this authorisation: Permit2
 * writes no event of a used nonce, so the call itself must name it.
 */
export function isSettling(
  { to, input }: Transaction,
  { nonce }: ChainQuestion,
  { spender }: Permit2Mark,
): boolean {
  if (to !== spender.toLowerCase()) return false
  const place = placeOfNonce.get(input.slice(0, 10).toLowerCase() as never)
  if (place === undefined) return false
  const at = 10 + place * 64
  return input.slice(at, at + 64).toLowerCase() === nonce.slice(2)
}

/**
 * What a transaction moved of ours to the payee, atomic units: the largest of
 * its transfers that this authorisation allows, null where there is none.
 */
export function mostPaid(
  { status, logs }: Receipt,
  question: ChainQuestion,
): bigint | null {
  if (status !== '0x1') return null
  const most = BigInt(question.value)
  const amounts = logs
    .map((log) => transferOf(log, question))
    .filter((amount) => amount !== null)
    .filter((amount) => (question.isUpTo ? amount <= most : amount === most))
  return amounts.reduce<bigint | null>(
    (largest, amount) =>
      largest === null || amount > largest ? amount : largest,
    null,
  )
}
