import { ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'

type AllowLinkProps = {
  isDisabled: boolean
  /** The person came back from the step: the keyboard's place is here. */
  isReturned: boolean
  onOpen: () => void
}

/** The way to the step that lets a site take small amounts; decides nothing. */
export function AllowLink({ isDisabled, isReturned, onOpen }: AllowLinkProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isReturned) ref.current?.focus()
  }, [isReturned])
  return (
    <div className="-mx-4 -mb-1 flex border-line border-t px-[5px] pt-2">
      <Button
        ref={ref}
        variant="quiet"
        size="small"
        disabled={isDisabled}
        onClick={onOpen}
      >
        {i18n.t('question.allowLink')}
        <ChevronRight aria-hidden size={16} strokeWidth={1.5} />
      </Button>
    </div>
  )
}
