import { useEffect, useRef, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { CeilingsView, LimitsView } from '@/lib/contracts/limits'
import { CeilingsForm } from './ceilings-form'
import { CeilingsList } from './ceilings-list'
import type { LimitResult } from './limit-result'

type CeilingsProps = {
  ceilings: CeilingsView
  used: LimitsView['used']
  /** With the password where one of them rises. */
  onSave: (ceilings: CeilingsView, password?: string) => Promise<LimitResult>
}

/** What holds above all limits, with how much all sites used; edited in place. */
export function Ceilings({ ceilings, used, onSave }: CeilingsProps) {
  const [isEditing, setIsEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)

  useEffect(() => {
    if (!isEditing && wasEditing.current) button.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])

  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-16">{i18n.t('limits.ceilings')}</h2>
        {!isEditing && (
          <Button ref={button} size="small" onClick={() => setIsEditing(true)}>
            {i18n.t('limits.changeCeilings')}
          </Button>
        )}
      </div>
      <p className="text-12 text-muted">{i18n.t('limits.ceilingsLead')}</p>
      {isEditing ? (
        <CeilingsForm
          ceilings={ceilings}
          onSave={onSave}
          onEnd={() => setIsEditing(false)}
        />
      ) : (
        <CeilingsList ceilings={ceilings} used={used} />
      )}
    </Card>
  )
}
