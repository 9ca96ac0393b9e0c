import { i18n } from '#i18n'
import { SellerText } from '@/components/seller-text'
import { CopyButton } from '@/components/ui/copy-button'
import { isReasonCode, reasonWords } from './reason-words'
import { sellerCodeWords } from './seller-code'

/** A code behind an outcome: ours or the seller's, what it means, what to do. */
export function CodeWords({ code }: { code: string }) {
  const isOurs = isReasonCode(code)
  const words = isOurs ? reasonWords(code) : sellerCodeWords(code)
  return (
    <div className="flex flex-col gap-1">
      <p>{words.what}</p>
      <p className="text-muted">{words.do}</p>
      <p className="flex items-center gap-2 text-12">
        <span className="text-muted">{i18n.t('outcome.code')}</span>
        {isOurs ? (
          <span className="font-mono">{code}</span>
        ) : (
          <SellerText text={code} isLabelShown={false} />
        )}
        <CopyButton text={code} label={i18n.t('outcome.copyCode')} isIconOnly />
      </p>
    </div>
  )
}
