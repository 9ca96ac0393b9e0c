import { i18n } from '#i18n'
import { cleanSellerWords } from './seller-words'
import { VisuallyHidden } from './ui/visually-hidden'

type SellerTextProps = {
  text: string
  /** Say on screen whose words these are; always said to screen readers. */
  isLabelShown?: boolean
  /** Whose words they are. */
  of?: 'seller' | 'facilitator'
}

/**
 * The only way a stranger's words reach a screen: cleaned, kept apart from the
 * direction of our text, quoted, and said to be the seller's or whose they are.
 */
export function SellerText({
  text,
  isLabelShown = true,
  of = 'seller',
}: SellerTextProps) {
  const words = cleanSellerWords(text)
  if (words === '') return null
  const label = i18n.t(
    of === 'seller' ? 'ui.sellerWords' : 'ui.facilitatorWords',
  )
  return (
    <span className="text-muted [overflow-wrap:anywhere]">
      <q className="before:content-['“'] after:content-['”']">
        <bdi dir="auto">{words}</bdi>
      </q>{' '}
      {isLabelShown ? (
        <span className="text-12">— {label}</span>
      ) : (
        <VisuallyHidden>{label}</VisuallyHidden>
      )}
    </span>
  )
}
