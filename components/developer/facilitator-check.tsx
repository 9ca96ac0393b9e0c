import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { i18n } from '#i18n'
import { recentQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { PaymentRow } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { exactTime } from '../question/words-of-time'
import { SellerText } from '../seller-text'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { Select } from '../ui/select'
import { FacilitatorProblemNotice } from './facilitator-problem'

const mostListed = 20

/** Whether a facilitator would settle a payment that was made already. */
export function FacilitatorCheck({ url }: { url: string }) {
  const { data, isError } = useQuery(recentQuery(mostListed))
  const [wanted, setWanted] = useState('')
  const check = useMutation({
    mutationFn: (paymentId: string) =>
      wallet.facilitatorVerify({ url, paymentId }),
  })
  if (!data)
    return (
      <p className="text-muted" role={isError ? 'alert' : undefined}>
        {i18n.t(isError ? 'history.failed' : 'history.loading')}
      </p>
    )
  const own = data.rows.filter(({ isImported }) => !isImported)
  const chosen = own.find(({ id }) => id === wanted) ?? own[0]
  if (!chosen)
    return (
      <p className="text-muted">{i18n.t('developer.facilitatorNoPayment')}</p>
    )
  const answer = check.data
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full max-w-xl">
        <Select
          label={i18n.t('developer.facilitatorPayment')}
          hint={i18n.t('developer.facilitatorPaymentHint')}
          value={chosen.id}
          options={own.map((row) => ({ value: row.id, label: wordsOf(row) }))}
          onChange={(id) => {
            setWanted(id)
            check.reset()
          }}
        />
      </div>
      <Button busy={check.isPending} onClick={() => check.mutate(chosen.id)}>
        {i18n.t('developer.facilitatorVerify')}
      </Button>
      {check.isError && (
        <Notice tone="bad" isLive>
          {i18n.t('lock.unreachable')}
        </Notice>
      )}
      {answer &&
        (answer.ok ? (
          <Notice
            tone={answer.isValid ? 'good' : 'wait'}
            isLive
            title={i18n.t(
              answer.isValid
                ? 'developer.facilitatorValid'
                : 'developer.facilitatorInvalid',
            )}
          >
            {answer.reason && (
              <p>
                <SellerText of="facilitator" text={answer.reason} />
              </p>
            )}
            {answer.message && (
              <p className="text-12">
                <SellerText of="facilitator" text={answer.message} />
              </p>
            )}
          </Notice>
        ) : (
          <FacilitatorProblemNotice problem={answer} />
        ))}
    </div>
  )
}

function wordsOf({ network, asset, amount, seller, createdAtMs }: PaymentRow) {
  const token = findToken(network, asset)
  const price = token
    ? `${formatAmount(BigInt(amount), token.decimals)} ${token.symbol}`
    : amount
  return [
    price,
    URL.parse(seller)?.host ?? seller,
    exactTime(createdAtMs),
  ].join(' · ')
}
