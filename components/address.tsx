import { useState } from 'react'
import { i18n } from '#i18n'
import { shortAddress } from './short-address'
import { CopyButton } from './ui/copy-button'

type AddressProps = {
  value: string
  /** Starts with every character shown. */
  isFull?: boolean
}

/** An address, short until pressed, and always copied whole. */
export function Address({ value, isFull = false }: AddressProps) {
  const [isWhole, setIsWhole] = useState(isFull)
  return (
    <span className="inline-flex min-w-0 items-center gap-1 align-middle">
      {isFull ? (
        <span className="break-all font-mono text-12 sm:text-14">{value}</span>
      ) : (
        <button
          type="button"
          aria-expanded={isWhole}
          title={value}
          onClick={() => setIsWhole(!isWhole)}
          className="break-all rounded-control text-left font-mono text-12 underline decoration-dotted underline-offset-4"
        >
          {isWhole ? value : shortAddress(value)}
        </button>
      )}
      <CopyButton text={value} label={i18n.t('ui.copyAddress')} isIconOnly />
    </span>
  )
}
