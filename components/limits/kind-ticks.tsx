import { i18n } from '#i18n'
import type { RuleNumbers } from '@/lib/contracts/limits'

type Kinds = RuleNumbers['kinds']

const allKinds: Kinds = ['open', 'call', 'send']

type KindTicksProps = {
  kinds: Kinds
  error: string
  onChange: (kinds: Kinds) => void
}

/** Which kinds of request a limit pays for, a tick each. */
export function KindTicks({ kinds, error, onChange }: KindTicksProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{i18n.t('limits.kinds')}</legend>
      {allKinds.map((kind) => (
        <label key={kind} className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            checked={kinds.includes(kind)}
            onChange={() =>
              onChange(
                allKinds.filter((one) =>
                  one === kind ? !kinds.includes(one) : kinds.includes(one),
                ),
              )
            }
            className="size-4 shrink-0 accent-copper"
          />
          {i18n.t(`limits.kind.${kind}`)}
        </label>
      ))}
      <p role="alert" className="text-bad empty:hidden">
        {error}
      </p>
    </fieldset>
  )
}
