import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { vi } from 'vitest'
import { createQueryClient } from '@/lib/client/screen'
import type { OfferView, QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import type { Preferences } from '@/lib/policy/preference'
import { tokens } from '@/lib/tokens/tokens'
import { armingMs } from './arming'
import type { Previous } from './before-words'
import type { BalanceOf } from './priced-offer'
import { Question } from './question'
import type { Pin } from './use-choosing'

const address = '0x2096B3E6a1E6b64c4F1e7bC1e1a2f3B4c5D6287C'
export const network = 'eip155:8453'
export const asset =
  tokens.find((t) => t.network === network && t.symbol === 'USDC')?.address ??
  ''

/** 0.01 USDC on Base. */
export const offerView: OfferView = {
  index: 0,
  network,
  asset,
  amount: '10000',
  payTo: address,
  recipient: { kind: 'same', count: 4 },
  isUpTo: false,
  usually: null,
  allowanceHelp: null,
  settledBy: null,
  needsAllowance: false,
  isUpfront: false,
  livesSeconds: 300,
  askedSeconds: 86_400,
}

/** A page opened that asks for `offerView`. */
export const questionView: QuestionView = {
  id: 'q',
  state: 'ask',
  hash: 'h',
  kind: 'open',
  createdAtMs: 0,
  expiresAtMs: Date.now() + 60_000,
  tabId: 1,
  site: 'https://news.example.com',
  seller: 'https://news.example.com',
  method: 'GET',
  url: 'https://news.example.com/otters',
  isThisComputer: false,
  isPageSupplied: false,
  offers: [offerView],
  unpayable: [],
  signIn: null,
  because: null,
  sellerWords: {
    title: null,
    description: null,
    serviceName: null,
    error: null,
    claimsUrl: null,
  },
  raw: '{"raw":1}',
  stop: null,
  ruleOffers: [null],
  limits: [null],
  items: [],
  taken24h: [],
  taken30d: [],
  previous: null,
}

/** A payment of 0.02 USDC that was delivered. */
export const previousView: Previous = {
  paymentId: 'p',
  atMs: 0,
  network,
  asset,
  amount: '20000',
  isUpTo: false,
  provenAmount: null,
  status: 'delivered',
  code: null,
  canPresentUntilMs: null,
  liveUntilMs: 0,
  receiptSaysPaid: true,
  isProvenBy: 'seller',
  nextLookAtMs: null,
}

export const unlocked: Status = {
  wallet: 'unlocked',
  address,
  locksAtMs: null,
  origin: 'created',
}

/** Shows a question as the window does, in front and looked at. */
export function ask(
  question: Partial<QuestionView> = {},
  {
    status = unlocked,
    balance = 1_000_000n as bigint | null,
    failure = null as string | null,
    balanceOf = undefined as BalanceOf | undefined,
    preferences = { networks: [], tokens: [] } as Preferences,
    pinned = null as Pin | null,
  } = {},
) {
  // The ring is drawn only; happy-dom's animations fail when cancelled.
  vi.spyOn(Element.prototype, 'animate').mockReturnValue({
    cancel: () => undefined,
  } as Animation)
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  const onAnswer = vi.fn()
  const onPin = vi.fn<(pin: Pin) => void>()
  const { container } = render(
    <QueryClientProvider client={createQueryClient()}>
      <Question
        question={{ ...questionView, ...question }}
        position={{ at: 1, of: 2 }}
        status={status}
        balanceOf={balanceOf ?? (() => balance)}
        preferences={preferences}
        pinned={pinned}
        onPin={onPin}
        isBusy={false}
        failure={failure}
        onAnswer={onAnswer}
      />
    </QueryClientProvider>,
  )
  return {
    onAnswer,
    onPin,
    /** What is on the screen now. */
    text: () => container.textContent ?? '',
  }
}

export const button = (name: string | RegExp) =>
  screen.getByRole<HTMLButtonElement>('button', { name })

export const box = (name: string | RegExp) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name })

/** Waits as long as a guarded button does. */
export async function armed() {
  await act(async () => {
    await new Promise((done) => setTimeout(done, armingMs + 150))
  })
}

/** Presses a button as a person with a pointer does. */
export function press(target: HTMLElement) {
  const down = new PointerEvent('pointerdown', { bubbles: true })
  const click = new MouseEvent('click', { bubbles: true, detail: 1 })
  for (const event of [down, click]) {
    Object.defineProperty(event, 'isTrusted', { value: true })
    fireEvent(target, event)
  }
}
