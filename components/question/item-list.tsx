import { useId } from 'react'
import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { shortAddress } from '@/components/short-address'
import { SiteName } from '@/components/site-name'
import { classNames } from '@/components/ui/class-names'
import { formatAmount } from '@/lib/tokens/amount'
import { middleEllipsis, pathOf } from './ellipsis'
import type { PricedItem } from './item-totals'
import { Recipient } from './question-facts'
import type { Items } from './use-items'

const mostShown = 28

type ItemListProps = {
  items: Items
  /** The seller named above; another is named with its item. */
  seller: string
  /** All go to one recipient, who is named once for all. */
  isOnePayee: boolean
}

/** All that is asked for at once, each to be left out by its tick. */
export function ItemList({ items, seller, isOnePayee }: ItemListProps) {
  const { all, ticked, tick } = items
  const helpId = useId()
  const hasNetworks = new Set(all.map(({ offer }) => offer.network.id)).size > 1
  return (
    <fieldset className="flex min-w-0 flex-col gap-1" aria-describedby={helpId}>
      <legend className="sr-only">{i18n.t('question.items')}</legend>
      <p id={helpId} className="flex justify-between gap-4 text-12 text-muted">
        {i18n.t('question.itemHelp')}
        <span role="status" className="tabular shrink-0">
          {i18n.t('question.itemsTicked', [
            String(ticked.length),
            String(all.length),
          ])}
        </span>
      </p>
      <ul className="max-h-[200px] overflow-y-auto rounded-control border border-line">
        {all.map((item) => (
          <li
            key={item.ids[0]}
            className="border-line border-b last:border-b-0"
          >
            <ItemRow
              item={item}
              isTicked={ticked.includes(item)}
              hasNetwork={hasNetworks}
              seller={seller}
              hasPayee={!isOnePayee}
              onTick={(isTicked) => tick(item, isTicked)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function ItemRow({
  item: { ids, url, method, offer },
  isTicked,
  hasNetwork,
  seller,
  hasPayee,
  onTick,
}: {
  item: PricedItem
  isTicked: boolean
  hasNetwork: boolean
  seller: string
  hasPayee: boolean
  onTick: (isTicked: boolean) => void
}) {
  const { amount, token, network, view } = offer
  const path = pathOf(url)
  const price = `${formatAmount(amount, token.decimals)} ${token.symbol}`
  const origin = URL.parse(url)?.origin ?? url
  const whomId = useId()
  const isElsewhere = origin !== seller
  return (
    <label className="group flex items-start gap-2 px-3 py-1.5 has-checked:bg-card has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-copper has-[:focus-visible]:-outline-offset-2">
      <input
        type="checkbox"
        aria-label={i18n.t('question.itemName', [path, price])}
        aria-describedby={whomId}
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
        className="mt-1 shrink-0 accent-copper"
      />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span title={url} className="min-w-0">
            <bdi
              dir="ltr"
              className="break-all group-has-[:focus-visible]:hidden"
            >
              {middleEllipsis(path, mostShown)}
            </bdi>
            <bdi
              dir="ltr"
              className="hidden break-all group-has-[:focus-visible]:inline"
            >
              {path}
            </bdi>
          </span>
          <span className="tabular ml-auto [overflow-wrap:anywhere]">
            {price}
          </span>
        </span>
        <span
          id={whomId}
          className={classNames(
            'flex flex-wrap items-baseline gap-x-1.5 text-12 text-muted',
            !hasPayee &&
              method === 'GET' &&
              !isElsewhere &&
              ids.length === 1 &&
              'sr-only',
          )}
        >
          <span className="font-mono">{method}</span>
          {(hasPayee || isElsewhere) && i18n.t('question.to')}
          {isElsewhere && <SiteName origin={origin} />}
          {hasPayee && (
            <>
              <span title={view.payTo} className="font-mono">
                {shortAddress(view.payTo)}
              </span>
              <Recipient recipient={view.recipient} />
            </>
          )}
          {hasNetwork && <NetworkMark network={network.id} />}
          {ids.length > 1 && (
            <span className="ml-auto">
              {i18n.t('question.itemTimes', [String(ids.length)])}
            </span>
          )}
        </span>
      </span>
    </label>
  )
}
