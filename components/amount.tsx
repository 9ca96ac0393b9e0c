import { i18n } from '#i18n'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { shortAddress } from './short-address'
import { classNames } from './ui/class-names'

type AmountProps = {
  /** Atomic units: a `bigint`, or its decimal digits. */
  atomic: bigint | string
  /** CAIP-2. */
  network: string
  /** The token's contract. */
  asset: string
  size?: 'text' | 'large'
  /** Adds dollars where the token is one dollar by design. */
  hasDollars?: boolean
}

/** An amount exact to its last digit, in the decimals of our own table. */
export function Amount({
  atomic,
  network,
  asset,
  size = 'text',
  hasDollars = false,
}: AmountProps) {
  const token = findToken(network, asset)
  const units = BigInt(atomic)
  const digits = formatAmount(units, token?.decimals ?? 0)
  return (
    <span
      className={classNames(
        'tabular [overflow-wrap:anywhere]',
        size === 'large' && 'flex flex-col items-center text-center',
      )}
    >
      <span className={size === 'large' ? 'font-semibold text-32' : undefined}>
        {token
          ? `${digits} ${token.symbol}`
          : i18n.t('ui.unknownUnits', [digits, shortAddress(asset)])}
      </span>
      {hasDollars && token?.peg === 'USD' && (
        <span
          className={size === 'large' ? 'text-16 text-muted' : 'text-muted'}
        >
          {size === 'text' && ' '}
          {`$${digits}`}
        </span>
      )}
    </span>
  )
}
