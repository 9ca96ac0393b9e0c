import type { ChainWord, Settled } from '@/lib/payment/proof'
import type { View } from './view'

type Unused = Extract<View, { kind: 'unused' }>

/**
 * One word from what each endpoint says. Found is found by one, unless
 * another denies it; dead needs every one that was asked.
 */
export function agree(views: readonly View[]): ChainWord {
  const heard = views.filter((view) => view.kind !== 'silent')
  const silent = views.find((view) => view.kind === 'silent')
  if (heard.length === 0)
    return { kind: 'open', because: silent?.because ?? 'UNREACHABLE' }

  const found = heard.find((view) => view.kind === 'settled')
  if (found) {
    return heard.every((view) => allows(view, found))
      ? { ...found, confirmations: fewest(heard, found) }
      : { kind: 'open', because: 'DISAGREE' }
  }

  const unused = heard.filter((view) => view.kind === 'unused')
  if (unused.length === heard.length) return wordOfUnused(unused, silent)
  const isUsedOtherwise = heard.every(({ kind }) => kind === 'used-otherwise')
  return {
    kind: 'open',
    because: isUsedOtherwise ? 'USED_OTHERWISE' : 'DISAGREE',
  }
}

function wordOfUnused(
  unused: Unused[],
  silent: Extract<View, { kind: 'silent' }> | undefined,
): ChainWord {
  if (unused.some(({ end }) => end === 'live'))
    return { kind: 'open', because: 'LIVE' }
  if (unused.some(({ end }) => end === 'past'))
    return { kind: 'open', because: 'NOT_FINAL' }
  if (silent) return { kind: 'open', because: silent.because }
  const chainTimeMs = Math.min(...unused.map((view) => view.chainTimeMs))
  return { kind: 'dead', chainTimeMs, endpoints: unused.length }
}

/**
 * Whether a view leaves a find standing: the same, or not yet that far. Past
 * its end an unused nonce stays unused, so a later block is no excuse then.
 */
function allows(view: View, found: Settled): boolean {
  if (view.kind === 'settled')
    return view.transaction === found.transaction && view.block === found.block
  return (
    view.kind === 'unused' &&
    view.end === 'live' &&
    view.head < BigInt(found.block)
  )
}

/** None while an endpoint that answered does not have the block. */
function fewest(heard: View[], found: Settled): number {
  const confirmations = heard.map((view) =>
    view.kind === 'settled' ? view.confirmations : 0,
  )
  return Math.min(found.confirmations, ...confirmations)
}
