import { i18n } from '#i18n'
import { SellerText } from '@/components/seller-text'
import type { UnpayableView } from '@/lib/contracts/question'
import { reasonWords } from './reason-words'

/** A seller may list a thousand; more than this tells nobody anything. */
const mostShown = 20

type UnpayableListProps = {
  unpayable: readonly UnpayableView[]
  isOpen?: boolean
}

/** Ways to pay that do not work here, each with its reason. */
export function UnpayableList({
  unpayable,
  isOpen = false,
}: UnpayableListProps) {
  if (unpayable.length === 0) return null
  return (
    <details open={isOpen} className="text-12">
      <summary className="rounded-control text-muted underline decoration-dotted underline-offset-4">
        {i18n.t('question.cannotUse', unpayable.length)}
      </summary>
      <ul className="mt-2 flex flex-col gap-2">
        {unpayable.slice(0, mostShown).map(({ index, because, says }) => (
          <li key={index} className="border-line border-l-2 pl-3">
            <p>{reasonWords(because).what}</p>
            <p>
              <SellerText
                text={[says.amount, says.asset, says.network, says.scheme]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
