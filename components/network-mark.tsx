import { i18n } from '#i18n'
import { networkById } from '@/lib/tokens/networks'
import { Pill } from './ui/pill'

/** A network by name, with the word where its money is not real. */
export function NetworkMark({ network }: { network: string }) {
  const known = networkById(network)
  const name = known?.name ?? network
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className="inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-current font-semibold text-[10px]"
      >
        {name.slice(0, 1)}
      </span>
      {name}
      {known?.isTest && <Pill tone="test">{i18n.t('ui.test')}</Pill>}
    </span>
  )
}
