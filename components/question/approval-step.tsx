import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { approvalQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { ApprovalView } from '@/lib/contracts/approval'
import { formatAmount, parseAmount } from '@/lib/tokens/amount'
import { nativeCoin } from '@/lib/tokens/native-coin'
import { approvalFailure } from './approval-words'
import type { PricedOffer } from './priced-offer'
import { QuestionFrame } from './question-frame'
import { wordsOfUnits } from './rule-summary'

type ApprovalStepProps = {
  questionId: string
  view: ApprovalView
  chosen: PricedOffer
  address: string
  aside: ReactNode
  onBack: () => void
}

/** A screen of its own: what Permit2 may move from now on, and what that costs. */
export function ApprovalStep(props: ApprovalStepProps) {
  const { questionId, view, chosen, address } = props
  const { token, network } = chosen
  const client = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const needed = formatAmount(BigInt(view.needed), token.decimals)
  const [text, setText] = useState(needed)
  const amount = amountIn(text, view, token.decimals)
  const bounds: [string, string] = [
    needed,
    formatAmount(BigInt(view.most), token.decimals),
  ]
  const coin = nativeCoin(network)
  const isShort = BigInt(view.coin) < BigInt(view.fee)
  const approve = useMutation({
    mutationFn: (password: string) =>
      wallet.approve({
        ...{ questionId, offerIndex: chosen.view.index, password },
        ...{ amount: `${amount ?? 0n}`, fee: view.fee },
      }),
  })
  const refused =
    approve.data?.ok === false && !isAboutPassword(approve.data.because)
      ? approve.data.because
      : null

  const handleSubmit = async (password: string) => {
    const result = await approve.mutateAsync(password)
    await client.invalidateQueries(approvalQuery(questionId, chosen.view.index))
    if (!result.ok) {
      const { because, waitMs } = result
      if (isAboutPassword(because))
        return { ok: false as const, because, waitMs }
    } else props.onBack()
    return { ok: true as const }
  }

  return (
    <QuestionFrame
      aside={props.aside}
      footer={
        <>
          {refused && (
            <Notice tone="bad" isLive title={i18n.t('approval.failed')}>
              <p>{approvalFailure(refused)}</p>
            </Notice>
          )}
          <PasswordPrompt
            submitLabel={i18n.t('approval.approve', [
              wordsOfUnits(`${amount ?? view.needed}`, token),
            ])}
            isReady={amount !== null && !isShort}
            onSubmit={handleSubmit}
          />
          <Button disabled={approve.isPending} onClick={props.onBack}>
            {i18n.t('question.back')}
          </Button>
        </>
      }
    >
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-16">
        {i18n.t('approval.title', [token.symbol])}
      </h1>
      <p>{i18n.t('approval.separate')}</p>
      {isShort && (
        <Notice tone="bad" isLive title={i18n.t('approval.coinShort', [coin])}>
          <p>{i18n.t('approval.coinShortHelp', [coin, network.name])}</p>
          <Address value={address} />
        </Notice>
      )}
      <TextField
        label={i18n.t('approval.amount', [token.symbol])}
        inputMode="decimal"
        value={text}
        error={amount === null ? i18n.t('approval.amountWrong', bounds) : ''}
        hint={i18n.t('approval.amountHint', bounds)}
        onChange={(event) => setText(event.target.value)}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <Fact name="who">{i18n.t('approval.whoPermit2')}</Fact>
        <Fact name="network">{network.name}</Fact>
        <Fact name="allowedNow">{wordsOfUnits(view.allowed, token)}</Fact>
        <Fact name="fee">
          {i18n.t('approval.feeAtMost', [coinWords(view.fee), coin])}
        </Fact>
        <Fact name="coin">
          {i18n.t('approval.coinAmount', [coinWords(view.coin), coin])}
        </Fact>
      </dl>
    </QuestionFrame>
  )
}

function Fact({
  name,
  children,
}: {
  name: 'who' | 'network' | 'allowedNow' | 'fee' | 'coin'
  children: ReactNode
}) {
  return (
    <>
      <dt className="text-muted">{i18n.t(`approval.${name}`)}</dt>
      <dd className="tabular min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

function isAboutPassword(
  because: string,
): because is 'WRONG_PASSWORD' | 'WAIT' | 'NO_WALLET' {
  return ['WRONG_PASSWORD', 'WAIT', 'NO_WALLET'].includes(because)
}

/** Atomic units between what is needed and the most; null for anything else. */
function amountIn(
  text: string,
  { needed, most }: ApprovalView,
  decimals: number,
): bigint | null {
  try {
    const amount = parseAmount(text.trim(), decimals)
    return amount >= BigInt(needed) && amount <= BigInt(most) ? amount : null
  } catch {
    return null
  }
}

/** Wei to six places, rounded up: a fee shown too low would be a lie. */
function coinWords(wei: string): string {
  const step = 10n ** 12n
  return formatAmount(((BigInt(wei) + step - 1n) / step) * step, 18)
}
