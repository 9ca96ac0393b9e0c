import { Pin, Puzzle } from 'lucide-react'
import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import { Mark } from '@/components/brand'
import { Card } from '@/components/ui/card'
import { ExternalLink } from '@/components/ui/external-link'
import { StepHeading } from '@/components/ui/step-heading'

/** A public page that asks for a cent of test money. */
const demoUrl = 'https://www.x402.org/protected'

/** Pin the icon, know the defaults, try it. */
export function ReadyStep() {
  return (
    <>
      <StepHeading>{i18n.t('welcome.readyTitle')}</StepHeading>
      <Card>
        <h2 className="mb-3 font-semibold text-16">
          {i18n.t('welcome.pinTitle')}
        </h2>
        <ol className="flex flex-col gap-3">
          <PinLine icon={<Puzzle aria-hidden size={18} strokeWidth={1.5} />}>
            {i18n.t('welcome.pin1')}
          </PinLine>
          <PinLine icon={<Pin aria-hidden size={18} strokeWidth={1.5} />}>
            {i18n.t('welcome.pin2')}
          </PinLine>
          <PinLine icon={<Mark size={18} />}>{i18n.t('welcome.pin3')}</PinLine>
        </ol>
      </Card>
      <Card>
        <h2 className="mb-3 font-semibold text-16">
          {i18n.t('welcome.defaultsTitle')}
        </h2>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{i18n.t('welcome.default1')}</li>
          <li>{i18n.t('welcome.default2')}</li>
          <li>{i18n.t('welcome.default3')}</li>
          <li>{i18n.t('welcome.default4')}</li>
        </ul>
      </Card>
      <p className="text-16">
        <ExternalLink href={demoUrl}>{i18n.t('welcome.tryIt')}</ExternalLink>
        <span className="mt-1 block text-12 text-muted">
          {i18n.t('welcome.tryItHint')}
        </span>
      </p>
      <p>
        <a
          href="/dashboard.html#/accounts"
          className="text-copper underline underline-offset-2 hover:no-underline"
        >
          {i18n.t('welcome.openAccounts')}
        </a>
      </p>
    </>
  )
}

function PinLine({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-control border border-line">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  )
}
